/** Where a figure was read: at its owner or in a rule's own text, at second hand, or nowhere readable. */
export type Confidence = 'stated' | 'secondary' | 'unverified';

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** A figure with what it stands on; `note` says how it was read where the source leaves room. */
export interface Fact<T> {
  readonly value: T;
  readonly confidence: Confidence;
  readonly source: Source | null;
  readonly note: string | null;
}

export const stated = <T>(value: T, source: Source, note: string | null = null): Fact<T> => ({
  value,
  confidence: 'stated',
  source,
  note,
});

export const secondary = <T>(value: T, source: Source, note: string | null = null): Fact<T> => ({
  value,
  confidence: 'secondary',
  source,
  note,
});

/** No readable source was found; the note says which careful reading was taken and why. */
export const unverified = <T>(value: T, note: string): Fact<T> => ({
  value,
  confidence: 'unverified',
  source: null,
  note,
});

export const acbs: Source = {
  title: 'ACBS, an APA sponsor: A little more about CEs',
  url: 'https://contextualscience.org/a_little_more_about_ces',
};
export const apaSponsorFaq: Source = {
  title: 'APA: FAQs for sponsors (archived page)',
  url: 'http://www.apa.org/ce/faqspons.html',
};
export const ceuOneStop: Source = {
  title: 'NBCC via CEU One Stop, ACEP 6529: FAQ',
  url: 'https://ceuonestop.com/wp/faqs/',
};
export const aceConferenceForm: Source = {
  title: 'ASWB ACE application part 3: conferences (old form)',
  url: 'https://studylib.net/doc/7036048/ace-application--part-3--conferences',
};
export const naswChecklist: Source = {
  title: 'NASW: Application checklist information',
  url: 'https://www.socialworkers.org/Careers/CE-Approval-Program/Application-Checklist-Information',
};
export const naswApply: Source = {
  title: 'NASW CE Approval: Apply (older version, with distance-learning rules)',
  url: 'https://www.socialworkers.org/Careers/CE-Approval-Program/Apply',
};
export const nycHealthHospitals: Source = {
  title: 'NYC Health + Hospitals, a NYSED provider: social work CE instructions',
  url: 'https://docslib.org/doc/13677498/nyc-health-hospitals',
};
export const ceCreditNewYork: Source = {
  title: 'CE-Credit.com: New York psychologists',
  url: 'https://www.ce-credit.com/approvals/board/360/new-york-education-department-board-of-psychologists',
};
export const floridaPsychology: Source = {
  title: 'Florida Administrative Code 64B19-13.005',
  url: 'https://regulations.justia.com/states/florida/64/64b19/chapter-64b19-13/section-64b19-13-005',
};
export const bostonUniversity: Source = {
  title: 'Boston University CME: AMA PRA credit rules (2006)',
  url: 'http://www.bumc.bu.edu/cme/activity-planning/cme-credit/',
};
export const meetingsNet: Source = {
  title: 'MeetingsNet: AMA credit system update (2006)',
  url: 'https://www.meetingsnet.com/blog/alliance-meeting-followup-ama-credit-system-update-2006',
};
export const aorn: Source = {
  title: 'AORN: Contact hour calculation',
  url: 'https://paperzz.com/doc/8675765/contact-hour-calculation',
};
export const boc: Source = {
  title: 'BOC: Assign CEUs, Mergener formula',
  url: 'http://www.bocatc.org/mergener-formula',
};
export const lpcaRequirements: Source = {
  title: 'LPCA of Georgia: CE requirements',
  url: 'https://www.lpcaga.org/ce-requirements/',
};
export const agpaRecertification: Source = {
  title: 'AGPA: CGP recertification requirements',
  url: 'https://www.agpa.org/cgp-certification/recertification',
};
export const apaApplicantFaq: Source = {
  title: 'APA: FAQs for new applicants (archived page)',
  url: 'http://www.apa.org/ed/sponsor/resources/applicant-faq.aspx',
};
export const mississippiNurses: Source = {
  title: 'Mississippi Nurses Foundation, an ANCC approver: approved provider',
  url: 'https://msnursesfoundation.com/provide-ncpd',
};
