// The page of a certificate drawn with pdfkit alone: tagged, PDF/A-3a, the same words in the same sizes, frame, emblem
// and QR code.
const { create } = require('fontkit');
const PDFDocument = require('pdfkit');
const qrcode = require('qrcode');
const { certificateText, chairShape, circleOfChairs, fontFiles } = require('@cohesion/certificates');

const left = 66;
const styles = {
  society: ['sansBold', 11.5, 62],
  heading: ['serif', 34, 80],
  'sample-mark': ['sansBold', 12, 126],
  opening: ['sans', 10.5, 160],
  name: ['serifBold', 30, 178],
  verb: ['sans', 10.5, 240],
  title: ['serif', 20, 258],
  presenters: ['serif', 11, 288],
  'credit-detail': ['sansBold', 9.5, 390],
  statement: ['sans', 9.5, 408],
  score: ['sans', 9.5, 450],
  issued: ['sans', 9.5, 468],
  signer: ['serifBold', 10.5, 530],
  'verify-address': ['sansBold', 9, 540],
  'verify-code': ['sansBold', 9, 552],
};
const listed = ['credit', 'completed', 'format', 'number'];

/**
 * @param {(index: number) => import('@cohesion/certificates').CertificateFacts} facts
 * @param {(file: string) => Uint8Array} readFont
 * @returns {(index: number) => Promise<Uint8Array>}
 */
exports.drawWithPdfkit = (facts, readFont) => {
  const roles = ['serif', 'serifBold', 'sans', 'sansBold'];
  const fonts = new Map(roles.map((role) => [role, create(readFont(fontFiles[role]))]));

  return (index) => {
    const own = facts(index);
    const madeAt = new Date(own.issuedAt);
    const pdf = new PDFDocument({
      size: [792, 612],
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      subset: 'PDF/A-3a',
      lang: 'en-US',
      displayTitle: true,
      font: '',
      info: { Title: own.activity.title, CreationDate: madeAt, ModDate: madeAt },
    });
    for (const [role, font] of fonts) pdf.registerFont(role, font);
    drawLines(pdf, own);
    drawWords(pdf, certificateText(own));
    drawQr(pdf, own.verifyAddress);
    pdf.end();

    return gathered(pdf);
  };
};

function drawLines(pdf, { code, society }) {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.lineWidth(0.6).rect(24, 24, 744, 564).stroke(society.brandColor);
  pdf.lineWidth(1.6).rect(29, 29, 734, 554).stroke(society.brandColor);
  const { rug, half, chairs } = circleOfChairs(9, Number.parseInt(code, 36) >>> 0, 138);
  pdf.circle(657, 121, rug).fill('#f3ede3');
  for (const { x, y, turn, tone } of chairs) {
    const color = tone === 'brand' ? society.brandColor : '#9c4426';
    pdf.save().translate(588 + x, 52 + y);
    pdf.rotate((turn * 180) / Math.PI).scale(half);
    pdf.path(chairShape.seat).fill(color);
    pdf.lineWidth(chairShape.backWidth).lineCap('round').path(chairShape.back).stroke(color);
    pdf.restore();
  }
  pdf.endMarkedContent();
}

function drawWords(pdf, lines) {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const write = (text, font, size, x, y) =>
    pdf.font(font).fontSize(size).fillColor('#26211d').text(text, x, y, { width: 560 });
  for (const { part, label, text } of lines) {
    const column = listed.indexOf(part);
    if (column >= 0) {
      const x = left + column * 165;
      const item = [
        pdf.struct('Lbl', {}, () => write(label, 'sans', 9, x, 320)),
        pdf.struct('LBody', {}, () => write(text, 'sansBold', 11, x, 333)),
      ];
      root.add(pdf.struct('LI', {}, item));
    } else {
      const [font, size, y] = styles[part];
      const draw = () => {
        if (label) write(`${label} `, 'sans', 9, left, y + 14);
        write(text, font, size, left, y);
      };
      root.add(pdf.struct(part === 'heading' ? 'H1' : 'P', {}, draw));
    }
  }
  root.end();
}

function drawQr(pdf, address) {
  const { modules } = qrcode.create(address, { errorCorrectionLevel: 'M' });
  const strips = [];
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > start) strips.push(`M${start} ${row}h${column - start}v1h-${column - start}z`);
      else column += 1;
    }
  }
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.save().translate(652, 440);
  pdf.scale(74 / modules.size);
  pdf.path(strips.join('')).fill('#000000');
  pdf.restore();
  pdf.endMarkedContent();
}

function gathered(pdf) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    pdf.on('data', (chunk) => chunks.push(chunk));
    pdf.on('error', reject);
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
}
