import type { LicenseType, LicenseTypes } from '@cohesion/contracts';

/** Certifications that no state gives, in an address. */
export const noState = 'none';

const isStateless = (jurisdiction: string): boolean =>
  jurisdiction === 'national' || jurisdiction === 'international';

/** Where a license can be from, the states first. */
export const placesOf = ({ jurisdictions }: LicenseTypes) => [
  ...jurisdictions.filter(({ id }) => !isStateless(id)).map(({ id, name }) => ({ id, label: name })),
  { id: noState, label: 'No state: a certification such as the CGP or NCC' },
];

/** The licenses of a place that we have rules for. */
export const typesFrom = ({ types }: LicenseTypes, place: string): readonly LicenseType[] =>
  types.filter(({ jurisdiction }) =>
    place === noState ? isStateless(jurisdiction) : jurisdiction === place,
  );

/** In the words of a sentence: "Georgia". */
export const placeName = ({ jurisdictions }: LicenseTypes, place: string): string | undefined =>
  place === noState ? 'a certification' : jurisdictions.find(({ id }) => id === place)?.name;

/** What the contract calls the place of a license that is entered by hand. */
export const jurisdictionByHand = (place: string): string => (place === noState ? 'national' : place);

export const byHand = 'other';
