/** A cycle as addresses name it. */
export type CycleName = Readonly<{ licenseId: string; cycleKey: string }>;

export type CycleFile =
  'transcript.pdf' | 'transcript.csv' | 'transcript.json' | 'transcript.clr.jwt' | 'audit-pack.zip';

export const filePath = (file: CycleFile, { licenseId, cycleKey }: CycleName): string =>
  `/api/licenses/${licenseId}/cycles/${cycleKey}/${file}`;

export function pagePath(page: 'transcript' | 'ce-broker', { licenseId, cycleKey }: CycleName): string {
  return page === 'ce-broker'
    ? `/my-ce/ce-broker/${licenseId}/${cycleKey}`
    : `/my-ce/transcript?license=${licenseId}&cycle=${cycleKey}`;
}
