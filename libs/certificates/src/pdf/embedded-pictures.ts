import type { DrawablePicture } from '../picture/reading.js';
import type { PdfFile } from './file.js';
import { ref } from './objects.js';

/** The pictures of one document, each written once however often it is drawn. */
export class EmbeddedPictures {
  private readonly names = new Map<DrawablePicture, string>();

  /** The picture's name in the resources of the pages. */
  nameOf(picture: DrawablePicture): string {
    const name = this.names.get(picture) ?? `picture${this.names.size + 1}`;
    this.names.set(picture, name);

    return name;
  }

  /** Writes what was drawn and answers with the entry of the resources; nothing when nothing was. */
  write(file: PdfFile): string {
    if (this.names.size === 0) return '';
    const entries = [...this.names].map(([{ width, height, space, filter, data }, name]) => {
      // The sRGB output intent of the document says what the numbers mean.
      const id = file.addStream(
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${space}/BitsPerComponent 8/Filter/${filter}`,
        data,
      );

      return `/${name} ${ref(id)}`;
    });

    return `/XObject<<${entries.join('')}>>`;
  }
}
