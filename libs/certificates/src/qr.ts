import { create } from 'qrcode';

export interface QrCode {
  /** Modules along one side, without the quiet zone. */
  modules: number;
  /** PDF operators that fill the dark modules, one unit per module, y down. */
  operators: string;
}

/**
 * The QR code of an address (at most about 200 characters, so that its modules stay large enough to scan from
 * paper), as one path with a rectangle per row of neighboring dark modules. Error correction level M: 15 % may be
 * smudged. The caller keeps four modules of white around it.
 */
export function qrCode(address: string): QrCode {
  // One segment of bytes: searching for a mixture that saves a few bits costs more time than it saves room.
  const { modules } = create([{ data: new TextEncoder().encode(address), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  });
  const side = modules.size;
  const strips: string[] = [];
  for (let row = 0; row < side; row += 1) {
    let column = 0;
    while (column < side) {
      const start = column;
      while (column < side && modules.get(row, column)) column += 1;
      const length = column - start;
      if (length) strips.push(`${start} ${row} ${length} 1 re`);
      else column += 1;
    }
  }
  return { modules: side, operators: `0 0 0 rg ${strips.join(' ')} f` };
}
