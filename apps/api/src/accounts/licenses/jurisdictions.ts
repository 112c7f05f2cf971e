/** Where a license is from. A day ends in the zone of the place where its board sits: a state's capital. */
export type Jurisdiction = Readonly<{ id: string; name: string; zone: string }>;

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';

export const jurisdictions: readonly Jurisdiction[] = [
  { id: 'AL', name: 'Alabama', zone: central },
  { id: 'AK', name: 'Alaska', zone: 'America/Anchorage' },
  { id: 'AZ', name: 'Arizona', zone: 'America/Phoenix' },
  { id: 'AR', name: 'Arkansas', zone: central },
  { id: 'CA', name: 'California', zone: pacific },
  { id: 'CO', name: 'Colorado', zone: mountain },
  { id: 'CT', name: 'Connecticut', zone: eastern },
  { id: 'DE', name: 'Delaware', zone: eastern },
  { id: 'DC', name: 'District of Columbia', zone: eastern },
  { id: 'FL', name: 'Florida', zone: eastern },
  { id: 'GA', name: 'Georgia', zone: eastern },
  { id: 'HI', name: 'Hawaii', zone: 'Pacific/Honolulu' },
  { id: 'ID', name: 'Idaho', zone: 'America/Boise' },
  { id: 'IL', name: 'Illinois', zone: central },
  { id: 'IN', name: 'Indiana', zone: 'America/Indiana/Indianapolis' },
  { id: 'IA', name: 'Iowa', zone: central },
  { id: 'KS', name: 'Kansas', zone: central },
  { id: 'KY', name: 'Kentucky', zone: eastern },
  { id: 'LA', name: 'Louisiana', zone: central },
  { id: 'ME', name: 'Maine', zone: eastern },
  { id: 'MD', name: 'Maryland', zone: eastern },
  { id: 'MA', name: 'Massachusetts', zone: eastern },
  { id: 'MI', name: 'Michigan', zone: 'America/Detroit' },
  { id: 'MN', name: 'Minnesota', zone: central },
  { id: 'MS', name: 'Mississippi', zone: central },
  { id: 'MO', name: 'Missouri', zone: central },
  { id: 'MT', name: 'Montana', zone: mountain },
  { id: 'NE', name: 'Nebraska', zone: central },
  { id: 'NV', name: 'Nevada', zone: pacific },
  { id: 'NH', name: 'New Hampshire', zone: eastern },
  { id: 'NJ', name: 'New Jersey', zone: eastern },
  { id: 'NM', name: 'New Mexico', zone: mountain },
  { id: 'NY', name: 'New York', zone: eastern },
  { id: 'NC', name: 'North Carolina', zone: eastern },
  { id: 'ND', name: 'North Dakota', zone: central },
  { id: 'OH', name: 'Ohio', zone: eastern },
  { id: 'OK', name: 'Oklahoma', zone: central },
  { id: 'OR', name: 'Oregon', zone: pacific },
  { id: 'PA', name: 'Pennsylvania', zone: eastern },
  { id: 'PR', name: 'Puerto Rico', zone: 'America/Puerto_Rico' },
  { id: 'RI', name: 'Rhode Island', zone: eastern },
  { id: 'SC', name: 'South Carolina', zone: eastern },
  { id: 'SD', name: 'South Dakota', zone: central },
  { id: 'TN', name: 'Tennessee', zone: central },
  { id: 'TX', name: 'Texas', zone: central },
  { id: 'UT', name: 'Utah', zone: mountain },
  { id: 'VT', name: 'Vermont', zone: eastern },
  { id: 'VA', name: 'Virginia', zone: eastern },
  { id: 'WA', name: 'Washington', zone: pacific },
  { id: 'WV', name: 'West Virginia', zone: eastern },
  { id: 'WI', name: 'Wisconsin', zone: central },
  { id: 'WY', name: 'Wyoming', zone: mountain },
  { id: 'national', name: 'United States', zone: eastern },
  { id: 'international', name: 'Everywhere', zone: eastern },
];

export function jurisdictionOf(id: string): Jurisdiction | undefined {
  return jurisdictions.find((one) => one.id === id);
}

/** "Georgia LPC", "Texas psychologist"; what is not of one state goes by its own name: "NCC", "CGP candidate". */
export function licenseName(jurisdiction: string, type: string): string {
  const words = type.replaceAll('-', ' ');
  if (jurisdiction === 'national' || jurisdiction === 'international') return words;
  const title = /^[A-Z][a-z]+$/.test(words) ? words.toLowerCase() : words;

  return `${jurisdictionOf(jurisdiction)?.name ?? jurisdiction} ${title}`;
}
