import type { Block, PlacedPicture, PlacedText } from './blocks.js';
import type { CertificateFacts, FactPicture } from './facts.js';
import { measures } from './look.js';

type Logo = NonNullable<CertificateFacts['society']['logo']>;

/** The pictures of a page: its logo, and beside each signer a signature. */
export interface PagePictures {
  logo: Logo | undefined;
  signatures: readonly (FactPicture | undefined)[];
}

export const noPictures: PagePictures = { logo: undefined, signatures: [] };

export function picturesOf({ society, signers }: CertificateFacts): PagePictures {
  return { logo: society.logo, signatures: signers.map(({ signature }) => signature) };
}

/** The sides of a picture that fills a box as far as its proportions let it, in points. */
export function within(
  { width, height }: FactPicture,
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}

/** A logo above the society's name: the first thing on the page. */
export function logoAbove(logo: Logo | undefined): Block[] {
  if (logo?.place !== 'above-name') return [];
  const size = within(logo, measures.logoAbove);
  const place = (y: number) => [alone({ ...named(logo), x: measures.side, y, ...size })];
  const height = size.height + measures.belowLogo;
  return [{ part: 'society', longest: 'society', gap: 0, height, rowCount: 0, mostRows: Infinity, place }];
}

/** A logo where the circle of chairs would be, flush with the right edge of the text. */
export function logoInCorner(logo: Logo | undefined, paper: { width: number }): PlacedText[] {
  if (logo?.place !== 'corner') return [];
  const size = within(logo, measures.logoInCorner);
  return [alone({ ...named(logo), x: paper.width - measures.side - size.width, y: measures.top, ...size })];
}

const named = ({ sha256, alt }: Logo) => ({ sha256, alt });

const alone = (picture: PlacedPicture): PlacedText => ({ part: 'society', label: [], rows: [], picture });
