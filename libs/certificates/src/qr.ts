import { create } from 'qrcode';

export interface QrCode {
  /** Modules along one side, without the quiet zone. */
  modules: number;
  /** SVG path of the dark modules, one unit per module, to fill. */
  path: string;
}

/**
 * The QR code of an address (at most about 200 characters, so that its modules stay large enough to scan from
 * paper), as one path with a rectangle per row of neighboring dark modules. Error correction level M: 15 % may be
 * smudged. The caller keeps four modules of white around it.
 */
export function qrCode(address: string): QrCode {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const side = modules.size;
  const strips: string[] = [];
  for (let row = 0; row < side; row += 1) {
    let column = 0;
    while (column < side) {
      const start = column;
      while (column < side && modules.get(row, column)) column += 1;
      const length = column - start;
      if (length) strips.push(`M${start} ${row}h${length}v1h-${length}z`);
      else column += 1;
    }
  }
  return { modules: side, path: strips.join('') };
}
