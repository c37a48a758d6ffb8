#ifndef REGISTRY_STORAGE_DAMAGED_INPUT_H_
#define REGISTRY_STORAGE_DAMAGED_INPUT_H_

namespace registry {

// What becomes of a declaration of which a function cannot tell what it asks,
// since what is stored is damaged: the function fails, or takes the declaration
// as one that holds, for whoever asks about it then.
enum class DamagedInput { kFails, kHolds };

}  // namespace registry

#endif  // REGISTRY_STORAGE_DAMAGED_INPUT_H_
