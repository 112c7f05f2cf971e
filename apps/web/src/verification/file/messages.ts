import type { Json, Verification } from '@cohesion/certificates/verify';

/** What was found in one file, before anything is said about why something could not be checked. */
export type Finding =
  | Readonly<{
      kind: 'checked';
      verification: Verification;
      /** Its code as it is printed, such as `7K4M-92QX`; null when it states none that could be one. */
      code: string | null;
    }>
  | Readonly<{ kind: 'not-pdf' | 'unreadable' }>;

/** What the page tells the part that reads files. */
export type ToChecker =
  Readonly<{ type: 'check'; file: File }> | Readonly<{ type: 'answer'; ask: number; json: Json }>;

/** What that part tells the page. It cannot ask the network itself: it names an address and waits for its JSON. */
export type FromChecker =
  | Readonly<{ type: 'ready' }>
  | Readonly<{ type: 'reading'; share: number }>
  | Readonly<{ type: 'ask'; ask: number; url: string }>
  | Readonly<{ type: 'found'; finding: Finding }>;
