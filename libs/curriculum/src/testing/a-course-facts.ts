type Facts = {
  readonly slug?: string;
  readonly title?: string;
  readonly countsForCredit?: boolean;
  readonly draw?: number;
  readonly attempts?: number | 'unlimited';
};

/** course.yaml of the sample course. */
export function courseFile({ slug, title, countsForCredit, draw, attempts }: Facts): string {
  const counts = countsForCredit ?? true;

  return `format: 1
slug: ${slug ?? 'a-sample-course'}
title: ${JSON.stringify(title ?? 'A sample course')}
promise: Say what a group promises before it starts.
abstract: |
  Members of a therapy group hear each other's secrets, and no law binds them the way it binds their leader.
  This sample course shows how a leader says so before the first meeting, what an agreement among members can
  and cannot do, and how to answer when someone stays away without a word. It is sample text, written so that
  every part of a course is there once, and nobody should earn credit by reading it.
level: introductory
audience: [Psychologists, Counselors]
topics: [ethics]
categories: [ethics]
countsForCredit: ${counts}
notForCreditReason: ${counts ? 'null' : 'It is about building a practice.'}
released: 2026-11-22
expires: 2029-11-22
reviewNotice: Sample curriculum, not for credit.
objectives:
  - id: explain-limits
    text: Explain the limits of confidentiality to a prospective member.
    competencies: [ethics]
  - id: draft-agreement
    text: Draft a group agreement that names its own limits.
    competencies: [ethics, formation]
    themes: [forming]
  - id: respond-to-absence
    text: Compare three responses to an unexplained absence.
    competencies: [intervention]
    themes: [cohesion, storming]
  - id: document-contact
    text: List what belongs in the note about a missed meeting.
    competencies: [process]
instructors:
  - name: Sample Instructor
    credentials: Sample data
    position: Demonstration account, not a real person
    expertise: Group psychotherapy
    disclosure: No financial interests to disclose.
disclosures:
  commercialSupport: None.
  limits: Sample text; the evidence is not summarized.
  risks: None beyond boredom.
contentWarnings: []
credit:
  difficulty: 2.5
  difficultyBasis: Familiar ideas with some judgement.
quiz:
  draw: ${draw ?? 4}
  passPercent: 80
  attempts: ${attempts ?? 'unlimited'}
modules:
  - id: agreements
    title: The agreement a group stands on
    lessons: [what-a-group-promises]
  - id: absences
    title: The empty chair
    lessons: [when-someone-is-absent]
glossary:
  - id: privilege
    term: privilege
    definitions:
      - text: A right to keep a conversation out of court.
        heldBy: Courts
        reference: sample-code
      - text: What members often believe they have, and do not.
references:
  - id: sample-code
    authors: Example Society of Group Leaders
    year: n.d.
    title: A sample code of conduct
    source: Example Society
    url: https://example.org/code
  - id: doe-2021
    authors: Doe, J., & Roe, R. M.
    year: 2021
    title: A sample study
    source: Journal of Examples
    doi: 10.1000/example
    note: Sample entry.
`;
}
