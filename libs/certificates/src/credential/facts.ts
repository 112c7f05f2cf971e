/** What a credential's description begins with when it was issued to show how things work, and nothing otherwise. */
export const sampleSentence = 'Sample data, not valid for credit.';

/** A society that issues credentials. */
export interface CredentialIssuer {
  /** A did:web, such as `did:web:learn.example.org:societies:agps`. */
  did: string;
  name: string;
  /** The page that explains who issues and with which keys. */
  url: string;
}

/** Credit as one approving body counts it. Amounts of different bodies are never added up. */
export interface CredentialCredit {
  /** Such as "NBCC". */
  body: string;
  /** Such as "clock hours": the body's own word. */
  unit: string;
  /** Such as "3.00". */
  amount: string;
  approvalNumber: string | null;
  categories: readonly { name: string; amount: string }[];
}

/** A credential's bit in a published list. */
export interface StatusPlace {
  /** The address of the status list credential. */
  list: string;
  /** The bit, from 0. */
  index: number;
}

/** What an award says, as plain data: all that goes into its credential. Dates are ISO dates, instants ISO instants. */
export interface CredentialFacts {
  /** The address at which the credential is served, such as `https://learn.example.org/v/7K4M-92QX.json`. */
  id: string;
  /** The public page of the certificate. */
  page: string;
  /** The verification code. */
  code: string;
  issuer: CredentialIssuer;
  recipient: {
    /** The name as its owner confirmed it. */
    name: string;
    /** Licenses that the person chose to show. */
    licenses: readonly string[];
  };
  achievement: {
    /** An address that stands for the activity, or its version. */
    id: string;
    /** The title exactly as approved. */
    name: string;
    description: string;
    /** The other society that offers the activity and signs the document as well. */
    cosponsor?: string;
    /** What had to be done, in words. */
    criteria: string;
  };
  credits: readonly CredentialCredit[];
  startedOn?: string;
  completedOn: string;
  issuedAt: string;
  status: { revocation: StatusPlace; supersession: StatusPlace };
}
