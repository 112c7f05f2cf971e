import type { CertificateView } from '@cohesion/contracts';
import { PdfPicture } from '../ui/pdf-picture.js';

/** Her certificate as it looks. The words stand below as text, and the download above is the document itself. */
export function CertificatePicture({ certificate }: { certificate: CertificateView }) {
  if (!certificate.ready) return null;

  return (
    <div className="mt-6">
      <PdfPicture
        source={`/api/certificates/${certificate.id}/file`}
        alt={`Picture of the certificate of ${certificate.name}. What it says stands below as text.`}
      >
        <p className="text-ink-2">
          The picture could not be drawn here. The download above is the certificate.
        </p>
      </PdfPicture>
    </div>
  );
}
