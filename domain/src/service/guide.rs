//! "Which service do I need?": at most three questions to one service. A pure function of the answers so far, so that
//! every step has its own address. Words: keys `<question>` and `<question>_<answer>` of the `guide` locale file.

use serde::Serialize;

use super::ServiceCode;
use crate::codes;

codes! {
    /// A question of the guide.
    pub enum GuideQuestion {
        /// What do you want to do?
        Need = "need",
        /// Do you hold a classification?
        Classified = "classified",
        /// Were you ever registered?
        Registered = "registered",
        /// What has changed since your classification?
        Change = "change",
        /// Which paper do you need?
        Paper = "paper",
        /// What about your CPD hours?
        Hours = "hours",
        /// What about your file?
        File = "file",
        /// What do you want to ask?
        Ask = "ask",
    }
}

codes! {
    /// An answer.
    pub enum GuideAnswer {
        /// I want to practise.
        Practise = "practise",
        /// I want a rank, or another one.
        Rank = "rank",
        /// I need a paper.
        Paper = "paper",
        /// It is about CPD hours.
        Hours = "hours",
        /// It is about an application, money or data of mine.
        File = "file",
        /// I want to ask or to check something.
        Ask = "ask",
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// A higher rank.
        HigherRank = "higher-rank",
        /// A new qualification of the approved list, or a new specialty.
        ListedQualification = "listed-qualification",
        /// A qualification that is not on the approved list.
        UnlistedQualification = "unlisted-qualification",
        /// A letter to a training centre.
        TrainingLetter = "training-letter",
        /// A certificate of good standing.
        GoodStanding = "good-standing",
        /// Have hours recognised.
        Recognise = "recognise",
        /// See the hours.
        See = "see",
        /// Where an application stands.
        State = "state",
        /// Money back.
        Money = "money",
        /// Changed data.
        Data = "data",
        /// Check a practitioner.
        Practitioner = "practitioner",
        /// Write to us.
        Write = "write",
    }
}

/// What follows the answers so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuideStep {
    /// The next question with its answers.
    Ask {
        /// The question.
        question: GuideQuestion,
        /// Its answers, in order.
        answers: &'static [GuideAnswer],
    },
    /// The service.
    Found(ServiceCode),
}

use GuideAnswer as A;
use GuideQuestion as Q;
use ServiceCode as S;

/// What follows the answers so far; `None` when they are no path of the guide.
#[must_use]
pub fn guide(answers: &[GuideAnswer]) -> Option<GuideStep> {
    let ask = |question, answers| Some(GuideStep::Ask { question, answers });
    let found = |service| Some(GuideStep::Found(service));
    match answers {
        [] => ask(Q::Need, &[A::Practise, A::Rank, A::Paper, A::Hours, A::File, A::Ask]),
        [A::Practise] | [A::Rank] => ask(Q::Classified, &[A::Yes, A::No]),
        [A::Practise | A::Rank, A::No] => found(S::Classification),
        [A::Practise, A::Yes] => ask(Q::Registered, &[A::Yes, A::No]),
        [A::Practise, A::Yes, A::No] => found(S::Registration),
        [A::Practise, A::Yes, A::Yes] => found(S::ReRegistration),
        [A::Rank, A::Yes] => ask(Q::Change, &[A::HigherRank, A::ListedQualification, A::UnlistedQualification]),
        [A::Rank, A::Yes, A::HigherRank | A::ListedQualification] => found(S::Reclassification),
        [A::Rank, A::Yes, A::UnlistedQualification] => found(S::QualificationStudy),
        [A::Paper] => ask(Q::Paper, &[A::TrainingLetter, A::GoodStanding, A::UnlistedQualification]),
        [A::Paper, A::TrainingLetter] => found(S::TrainingLetter),
        [A::Paper, A::GoodStanding] => found(S::GoodStanding),
        [A::Paper, A::UnlistedQualification] => found(S::QualificationStudy),
        [A::Hours] => ask(Q::Hours, &[A::Recognise, A::See]),
        [A::Hours, A::Recognise] => found(S::CpdRecognition),
        [A::Hours, A::See] => found(S::CpdRecord),
        [A::File] => ask(Q::File, &[A::State, A::Money, A::Data]),
        [A::File, A::State] => found(S::StatusInquiry),
        [A::File, A::Money] => found(S::Refund),
        [A::File, A::Data] => found(S::DataUpdate),
        [A::Ask] => ask(Q::Ask, &[A::Practitioner, A::Write]),
        [A::Ask, A::Practitioner] => found(S::Verification),
        [A::Ask, A::Write] => found(S::Contact),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every path with the service it ends at.
    fn paths(so_far: &mut Vec<GuideAnswer>, ends: &mut Vec<(usize, ServiceCode)>) {
        match guide(so_far).expect("an answer that was offered leads on") {
            GuideStep::Found(service) => ends.push((so_far.len(), service)),
            GuideStep::Ask { answers, .. } => {
                assert!(answers.len() > 1);
                for answer in answers {
                    so_far.push(*answer);
                    paths(so_far, ends);
                    so_far.pop();
                }
            }
        }
    }

    #[test]
    fn every_service_is_found_in_at_most_three_questions() {
        let mut ends = Vec::new();
        paths(&mut Vec::new(), &mut ends);
        assert!(ends.iter().all(|(questions, _)| *questions <= 3));
        for service in ServiceCode::ALL {
            assert!(ends.iter().any(|(_, found)| found == service), "{service}");
        }
    }

    #[test]
    fn answers_that_were_not_offered_lead_nowhere() {
        assert_eq!(guide(&[GuideAnswer::Yes]), None);
        assert_eq!(guide(&[GuideAnswer::Ask, GuideAnswer::Write, GuideAnswer::Yes]), None);
    }
}
