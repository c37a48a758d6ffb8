#ifndef SCORING_SERVICE_ANSWER_MESSAGE_H_
#define SCORING_SERVICE_ANSWER_MESSAGE_H_

#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/reason.h"
#include "scoring/service/eligibility_facts.h"

// From what was found out to the messages that say it. Only for
// eligibility_answer.
namespace scoring {

// In the language.
void Tell(const Reason& reason, Language language,
          rsu::eligibility::v1::Reason& out);

// Of a person who has a household.
void FillStanding(const EligibilityFacts& facts,
                  const Classification& classification,
                  rsu::eligibility::v1::ScoreStanding& standing);

void FillClassification(const Classification& classification, Language language,
                        rsu::eligibility::v1::Eligibility& answer);

void FillAid(const AidAnswer& found, Language language,
             rsu::eligibility::v1::DirectAid& out);

void FillPlace(const PlacedMember& member,
               rsu::eligibility::v1::MemberPlace& out);

}  // namespace scoring

#endif  // SCORING_SERVICE_ANSWER_MESSAGE_H_
