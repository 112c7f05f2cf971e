import type { Element, ElementContent } from 'hast';
import { parseTags, type Tag } from './svg-tags.js';

/** What a drawing may be made of: shapes, text and paint, nothing that runs, loads or restyles the page around it. */
const elements = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop clipPath mask pattern marker`.split(/\s+/),
);

const attributes = new Set(
  `xmlns xmlns:xlink version xml:space id class role aria-hidden aria-label aria-labelledby aria-describedby focusable
  viewBox width height preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry dx dy fx fy d points transform rotate
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray
  stroke-dashoffset stroke-miterlimit opacity color paint-order vector-effect visibility clip-path clip-rule mask
  marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient offset stop-color
  stop-opacity gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits startOffset textLength lengthAdjust text-anchor dominant-baseline
  alignment-baseline font-family font-size font-style font-weight letter-spacing word-spacing href xlink:href
  shape-rendering text-rendering`.split(/\s+/),
);

export type SvgMistake = { readonly line: number; readonly message: string };
export type SvgReading = { ok: true; svg: Element } | { ok: false; mistakes: readonly SvgMistake[] };

/**
 * Reads a drawing element by element and keeps only what is on the list, so nothing unknown can pass. Refused, each with
 * its line: scripts, event handlers, foreign objects, styles, animation, anything from outside the file.
 */
export function readSvg(text: string): SvgReading {
  const parsed = parseTags(text);
  if (!parsed.ok) return { ok: false, mistakes: [parsed.mistake] };

  const { root } = parsed;
  const mistakes = [
    ...refusals(root),
    ...(root.name === 'svg' ? [] : [{ line: root.line, message: 'must be an <svg> drawing' }]),
    ...(root.attributes.has('viewBox') ? [] : [{ line: root.line, message: 'needs a viewBox' }]),
  ];
  if (mistakes.length > 0) return { ok: false, mistakes };

  return { ok: true, svg: toElement(root) };
}

function refusals(tag: Tag): readonly SvgMistake[] {
  if (!elements.has(tag.name))
    return [{ line: tag.line, message: `<${tag.name}> is not allowed in a drawing` }];

  const ofAttributes = [...tag.attributes].flatMap(([name, value]) => {
    if (!attributes.has(name))
      return [{ line: tag.line, message: `"${name}" is not allowed on <${tag.name}>` }];
    if (pointsOutside(name, value)) {
      return [
        { line: tag.line, message: `"${name}" of <${tag.name}> may only point to an id in the same drawing` },
      ];
    }

    return [];
  });

  return [
    ...ofAttributes,
    ...tag.children.flatMap((child) => (typeof child === 'string' ? [] : refusals(child))),
  ];
}

function pointsOutside(name: string, value: string): boolean {
  if (name === 'href' || name === 'xlink:href') return !/^#[\w-]+$/.test(value);
  if (name.startsWith('xmlns')) return !/^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xlink)$/.test(value);

  return /url\((?!\s*#[\w-]+\s*\))/i.test(value) || /(?:javascript|data|https?):/i.test(value);
}

function toElement(tag: Tag): Element {
  return {
    type: 'element',
    tagName: tag.name,
    properties: Object.fromEntries([...tag.attributes].filter(([name]) => !name.startsWith('xmlns'))),
    children: tag.children.map((child): ElementContent =>
      typeof child === 'string' ? { type: 'text', value: child } : toElement(child),
    ),
  };
}

/** Gives the ids inside a drawing a prefix, so that two drawings on a page cannot paint with each other's gradients. */
export function withPrefixedIds(svg: Element, prefix: string): Element {
  const properties = Object.fromEntries(
    Object.entries(svg.properties).map(([name, value]) => [
      name,
      typeof value === 'string' ? prefixed(name, value, prefix) : value,
    ]),
  );

  return {
    ...svg,
    properties,
    children: svg.children.map((child) =>
      child.type === 'element' ? withPrefixedIds(child, prefix) : child,
    ),
  };
}

function prefixed(name: string, value: string, prefix: string): string {
  if (name === 'id') return `${prefix}${value}`;
  if (name === 'href' || name === 'xlink:href') return value.replace(/^#/, `#${prefix}`);
  if (name === 'aria-labelledby' || name === 'aria-describedby') {
    return value
      .split(/\s+/)
      .map((id) => `${prefix}${id}`)
      .join(' ');
  }

  return value.replace(/url\(\s*#/g, `url(#${prefix}`);
}
