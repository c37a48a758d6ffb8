#ifndef SCORING_CLASSIFICATION_NAMES_IN_REASONS_H_
#define SCORING_CLASSIFICATION_NAMES_IN_REASONS_H_

// clang-format off
// Names that several rows choose by the code in their argument 0. Parts of
// literals: a pattern is read as a whole.
#define REGIME_ENGLISH \
  "{0, select, STUDENT {the student scheme} " \
  "TNS {the scheme of the self-employed} " \
  "FAR {the armed forces} " \
  "other {{0}}}"
#define REGIME_FRENCH \
  "{0, select, STUDENT {le régime des étudiants} " \
  "TNS {le régime des travailleurs non salariés} " \
  "FAR {les Forces armées royales} " \
  "CNOPS {la CNOPS} " \
  "CNSS {la CNSS} " \
  "other {{0}}}"
#define REGIME_ARABIC \
  "{0, select, STUDENT {نظام الطلبة} " \
  "TNS {نظام العمال غير الأجراء} " \
  "FAR {القوات المسلحة الملكية} " \
  "CNOPS {الصندوق الوطني لمنظمات الاحتياط الاجتماعي} " \
  "CNSS {الصندوق الوطني للضمان الاجتماعي} " \
  "other {{0}}}"

#define PROGRAMME_ENGLISH \
  "{0, select, amo_tadamon {AMO Tadamon} " \
  "amo_chamil {AMO Chamil} " \
  "asd {direct social aid} " \
  "other {{0}}}"
#define PROGRAMME_FRENCH \
  "{0, select, amo_tadamon {l'AMO Tadamon} " \
  "amo_chamil {l'AMO Achamil} " \
  "asd {l'aide sociale directe} " \
  "other {{0}}}"
#define PROGRAMME_ARABIC \
  "{0, select, amo_tadamon {أمو تضامن} " \
  "amo_chamil {أمو الشامل} " \
  "asd {الدعم الاجتماعي المباشر} " \
  "other {{0}}}"

// What a member is to the head, by the code in argument 1.
#define RELATIONSHIP_ENGLISH \
  "{1, select, HEAD {the head} " \
  "SPOUSE {the head's spouse} " \
  "CHILD {the head's child} " \
  "PARENT {the head's parent} " \
  "SIBLING {the head's brother or sister} " \
  "GRANDCHILD {the head's grandchild} " \
  "OTHER_RELATIVE {another relative of the head} " \
  "other {somebody not related to the head}}"
#define RELATIONSHIP_FRENCH \
  "{1, select, HEAD {le chef de ménage} " \
  "SPOUSE {le conjoint du chef de ménage} " \
  "CHILD {l'enfant du chef de ménage} " \
  "PARENT {le père ou la mère du chef de ménage} " \
  "SIBLING {le frère ou la sœur du chef de ménage} " \
  "GRANDCHILD {le petit-enfant du chef de ménage} " \
  "OTHER_RELATIVE {un autre parent du chef de ménage} " \
  "other {une personne sans lien de parenté avec le chef de ménage}}"
#define RELATIONSHIP_ARABIC \
  "{1, select, HEAD {رب الأسرة} " \
  "SPOUSE {زوج(ة) رب الأسرة} " \
  "CHILD {ابن(ة) رب الأسرة} " \
  "PARENT {والد(ة) رب الأسرة} " \
  "SIBLING {أخ أو أخت رب الأسرة} " \
  "GRANDCHILD {حفيد(ة) رب الأسرة} " \
  "OTHER_RELATIVE {قريب آخر لرب الأسرة} " \
  "other {شخص لا تربطه قرابة برب الأسرة}}"

// clang-format on

#endif  // SCORING_CLASSIFICATION_NAMES_IN_REASONS_H_
