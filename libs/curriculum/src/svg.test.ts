import { readSvg } from './svg.js';

const drawing = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n${content}\n</svg>`;

describe('readSvg', () => {
  it('reads shapes, text, gradients and comments', () => {
    const content =
      '<?xml version="1.0"?><!-- chairs --><g fill="url(#wood)" transform="rotate(9)"><text x="1">R &amp; D</text><use href="#seat"/></g>';

    expect(readSvg(drawing(content)).ok).toBe(true);
  });

  it.each([
    ['a script', '<script>alert(1)</script>', '<script> is not allowed'],
    ['an event handler', '<circle onclick="x()"/>', '"onclick" is not allowed'],
    ['a foreign object', '<foreignObject><p/></foreignObject>', '<foreignObject> is not allowed'],
    ['a picture', '<image href="https://example.org/a.png"/>', '<image> is not allowed'],
    ['a link', '<a href="#x"><circle/></a>', '<a> is not allowed'],
    ['a style sheet', '<style>* { display: none }</style>', '<style> is not allowed'],
    ['a style of its own', '<circle style="fill: red"/>', '"style" is not allowed'],
    ['animation', '<set attributeName="href" to="x"/>', '<set> is not allowed'],
    ['a shape from elsewhere', '<use href="https://example.org/a.svg#x"/>', 'may only point to an id'],
    ['a script as an address', '<use xlink:href="javascript:alert(1)"/>', 'may only point to an id'],
    ['paint from elsewhere', '<circle fill="url(https://example.org/a.svg#x)"/>', 'may only point to an id'],
    [
      'paint from elsewhere in quotes',
      '<circle fill="url(\'//example.org/a.svg#x\')"/>',
      'may only point to an id',
    ],
    ['an entity', '<text>&evil;</text>', 'entity'],
    ['a document type', '<!DOCTYPE svg>', 'is not a plain element'],
    ['a section of raw text', '<![CDATA[<script>]]>', 'is not a plain element'],
    ['an attribute without quotes', '<circle r=1 />', 'is not a plain element'],
    ['an element left open', '<g>', '</svg> closes nothing'],
  ])('refuses %s and names its line', (_what, content, message) => {
    const reading = readSvg(drawing(`<circle r="1"/>\n${content}`));

    expect(reading).toMatchObject({ ok: false, mistakes: [{ message: expect.stringContaining(message) }] });
    expect(reading.ok ? 0 : reading.mistakes[0]?.line).toBe(content === '<g>' ? 4 : 3);
  });

  it.each([
    ['two drawings', '<svg viewBox="0 0 1 1"/><svg viewBox="0 0 1 1"/>'],
    ['no drawing', 'hello'],
    ['another element', '<g viewBox="0 0 1 1"/>'],
    ['no viewBox', '<svg/>'],
    ['a drawing left open', '<svg viewBox="0 0 1 1"><g></g>'],
  ])('refuses a file with %s', (_what, text) => {
    expect(readSvg(text).ok).toBe(false);
  });
});
