#ifndef REGISTRY_PERSON_FILE_REGISTRATION_H_
#define REGISTRY_PERSON_FILE_REGISTRATION_H_

namespace registry {

// What the population register knows of an identifier on a day. All but kLiving
// count as not registered.
enum class Registration {
  kNone,      // nobody has it
  kLiving,    // a resident
  kDeceased,  // on that day or before
  kRetired,   // two identifiers were merged, or it was issued in error
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_REGISTRATION_H_
