// node-forge ships no types: this is the part that we use. Its "bytes" are text with one character for each.
declare module 'node-forge' {
  interface Digest {
    digestLength: number;
  }
  interface Buffer {
    getBytes(): string;
  }
  interface Node {
    tagClass: number;
    type: number;
    constructed: boolean;
    value: string | Node[];
  }
  const forge: {
    asn1: {
      fromDer: (bytes: string) => Node;
      toDer: (node: Node) => Buffer;
    };
    md: Record<'sha1' | 'sha256' | 'sha384' | 'sha512', { create: () => Digest }>;
    util: { createBuffer: (bytes: string) => Buffer };
    pki: {
      /** Of an EncryptedPrivateKeyInfo; null when the password is wrong. */
      decryptPrivateKeyInfo: (node: Node, password: string) => Node | null;
      pbe: {
        /** RFC 7292, appendix B; `id` is 3 for a MAC. */
        generatePkcs12Key: (
          password: string,
          salt: Buffer,
          id: 1 | 2 | 3,
          iterations: number,
          length: number,
          digest: Digest,
        ) => Buffer;
      };
    };
  };
  export default forge;
}
