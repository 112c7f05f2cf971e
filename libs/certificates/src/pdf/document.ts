import { zlibSync } from 'fflate';
import { Canvas } from './canvas.js';
import { colorProfile } from './color-profile.js';
import { EmbeddedFonts } from './embedded-fonts.js';
import { EmbeddedPictures } from './embedded-pictures.js';
import { PdfFile } from './file.js';
import { information, xmp, type DocumentFacts } from './metadata.js';
import { array, name, num, pdfDate, ref, textString } from './objects.js';
import { writeStructure, type Tag } from './structure.js';

/** A file inside the file, such as a credential that says the same for machines. */
export interface Attachment {
  name: string;
  /** A media type, such as application/json. */
  mediaType: string;
  description: string;
  relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement';
  bytes: Uint8Array;
}

/** A page is some 15 KB: clearing a larger table would take longer than the work. */
const pageCompression = { level: 6, mem: 0 } as const;

/**
 * A tagged document that declares PDF/A-3a and PDF/UA-1. Its bytes depend on nothing but what is drawn and said:
 * no clock, no randomness, no compression of the platform's.
 */
export class PdfDocument {
  private readonly fonts = new EmbeddedFonts();
  private readonly pictures = new EmbeddedPictures();
  private readonly pages: Canvas[] = [];

  constructor(private readonly facts: DocumentFacts) {}

  page(size: { width: number; height: number }): Canvas {
    const canvas = new Canvas(this.pages.length, size, { fonts: this.fonts, pictures: this.pictures });
    this.pages.push(canvas);

    return canvas;
  }

  /** `identifier` is at most 16 ASCII characters and tells this document from others. */
  bytes(structure: Tag, identifier: string, attachments: readonly Attachment[] = []): Uint8Array {
    const file = new PdfFile();
    const root = file.reserve();
    const info = file.add(information(this.facts));
    const metadata = file.addStream('/Type/Metadata/Subtype/XML', new TextEncoder().encode(xmp(this.facts)));
    const pages = this.writePages(file);
    const tree = writeStructure(file, structure, pages.ids);
    const profile = file.addStream('/N 3/Filter/FlateDecode', colorProfile());
    const intent = `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${ref(profile)}>>`;
    file.add(
      `<</Type/Catalog/Pages ${ref(pages.root)}/Lang ${textString(this.facts.language)}/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Metadata ${ref(metadata)}/StructTreeRoot ${ref(tree)}/OutputIntents[${intent}]${attached(file, attachments, this.facts.madeAt)}>>`,
      root,
    );

    return file.bytes({ root, info, identifier: hexadecimal(identifier) });
  }

  private writePages(file: PdfFile): { root: number; ids: number[] } {
    const root = file.reserve();
    const resources = file.reserve();
    const ids = this.pages.map((canvas, index) => {
      const content = file.addStream('/Filter/FlateDecode', zlibSync(canvas.bytes(), pageCompression));
      const { width, height } = canvas.size;

      return file.add(
        `<</Type/Page/Parent ${ref(root)}/MediaBox[0 0 ${num(width)} ${num(height)}]/Resources ${ref(resources)}/Contents ${ref(content)}/StructParents ${index}/Tabs/S>>`,
      );
    });
    file.add(`<</Font<<${this.fonts.write(file)}>>${this.pictures.write(file)}>>`, resources);
    file.add(`<</Type/Pages/Count ${ids.length}/Kids${array(ids.map(ref))}>>`, root);

    return { root, ids };
  }
}

function attached(file: PdfFile, attachments: readonly Attachment[], madeAt: string): string {
  if (attachments.length === 0) return '';

  const date = pdfDate(madeAt);
  // Readers look names up in their order.
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = sorted.map((attachment) => {
    const stream = file.addStream(
      `/Type/EmbeddedFile/Subtype${name(attachment.mediaType)}/Params<</Size ${attachment.bytes.length}/CreationDate${date}/ModDate${date}>>/Filter/FlateDecode`,
      zlibSync(attachment.bytes, { level: 9 }),
    );
    const title = textString(attachment.name);
    const entry = file.add(
      `<</Type/Filespec/F${title}/UF${title}/Desc${textString(attachment.description)}/AFRelationship/${attachment.relationship}/EF<</F ${ref(stream)}/UF ${ref(stream)}>>>>`,
    );

    return { title, entry: ref(entry) };
  });
  const names = files.map(({ title, entry }) => `${title} ${entry}`).join(' ');

  return `/AF${array(files.map(({ entry }) => entry))}/Names<</EmbeddedFiles<</Names[${names}]>>>>`;
}

function hexadecimal(identifier: string): string {
  const symbols = identifier.padEnd(16, '.').slice(0, 16);

  return Array.from(symbols, (symbol) => symbol.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
