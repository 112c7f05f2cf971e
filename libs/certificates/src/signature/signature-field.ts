import { pdfDate, ref, textString } from '../pdf/objects.js';
import { ReadPdf } from './pdf-file.js';
import { UnreadablePdf } from './pdf-lexer.js';
import { PdfUpdate, type SignedUpdate } from './pdf-update.js';
import { isKind, type PdfDictionary, type PdfValue } from './pdf-values.js';

/** What a signature says of itself in the file. */
export interface FieldFacts {
  /** Of whoever signs. */
  name: string;
  /** An ISO instant. */
  at: string;
  reason: string;
  place: string;
}

/**
 * The file with a signature field on its first page and room for a signature of `space` bytes. There is one way to
 * write it, so that a verifier can tell that an update holds a signature and nothing else.
 *
 * @throws UnreadablePdf for a file of another make than our renderer's
 */
export function withSignatureField(pdf: Uint8Array, facts: FieldFacts, space: number): SignedUpdate {
  const file = new ReadPdf(pdf);
  const update = new PdfUpdate(file);
  const catalog = objectOf(file, file.trailer.entries.get('Root'));
  const page = firstPage(file, catalog.dictionary);
  const form = catalog.dictionary.entries.get('AcroForm');
  const fields = file.array(file.dictionary(form)?.entries.get('Fields'));

  const signature = update.reserve();
  const widget = update.reserve();
  update.add(
    widget,
    `<</Type/Annot/Subtype/Widget/FT/Sig/F 132/Rect[0 0 0 0]/P ${ref(page.id)}/T(Signature${fields.length + 1})/TU${textString(`Digital signature of ${facts.name}`)}/V ${ref(signature)}>>`,
  );
  update.add(page.id, update.withMember(page.dictionary, 'Annots', ref(widget)));
  const kids = [...fields.filter((field) => isKind(field, 'ref')).map(({ id }) => ref(id)), ref(widget)].join(
    ' ',
  );
  const formId = isKind(form, 'ref') ? form.id : update.reserve();
  update.add(formId, `<</SigFlags 3/Fields[${kids}]>>`);
  if (!isKind(form, 'ref')) {
    update.add(catalog.id, update.withEntry(catalog.dictionary, `/AcroForm ${ref(formId)}`));
  }
  return update.finish(signature, signatureDictionary(facts), space);
}

function signatureDictionary({ name, at, reason, place }: FieldFacts): string {
  return `/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M${pdfDate(at)}/Name${textString(name)}/Reason${textString(reason)}/Location${textString(place)}`;
}

interface Found {
  id: number;
  dictionary: PdfDictionary;
}

function firstPage(file: ReadPdf, catalog: PdfDictionary): Found {
  const pages = objectOf(file, catalog.entries.get('Pages'));

  return objectOf(file, file.array(pages.dictionary.entries.get('Kids'))[0]);
}

function objectOf(file: ReadPdf, value: PdfValue | undefined): Found {
  const dictionary = file.dictionary(value);
  if (!dictionary || !isKind(value, 'ref')) throw new UnreadablePdf('an object is missing');

  return { id: value.id, dictionary };
}
