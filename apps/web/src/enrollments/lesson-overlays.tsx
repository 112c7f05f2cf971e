import type { LessonPage } from '@cohesion/contracts';
import { Button, Dialog, Heading, Modal, ModalOverlay, Popover } from 'react-aria-components';
import { LessonContents } from './lesson-contents.js';
import { ReadingSettingsForm } from './reading-settings-form.js';
import type { ReadingSettings } from './use-reading-settings.js';

// Everything that opens over a lesson. It loads after the text, which reads without it.

interface OverlayProps {
  close(): void;
}

const whenClosed = (close: () => void) => (open: boolean) => {
  if (!open) close();
};

export interface Explained {
  by: Element;
  html: string;
  label: string;
}

interface ExplanationProps {
  explained: Explained | null;
  /** `goTo` is the id of a place in the text, where a link in the explanation leads. */
  close(goTo?: string): void;
}

/** What a term or a citation means, beside it. */
export function Explanation({ explained, close }: ExplanationProps) {
  // The words are not made of components, so a link that is pressed in them is heard here.
  const hearLinks = (words: HTMLElement | null) => {
    const onPress = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
      if (!link) return;
      event.preventDefault();
      close(link.getAttribute('href')?.slice(1));
    };
    words?.addEventListener('click', onPress);

    return () => words?.removeEventListener('click', onPress);
  };

  return (
    <Popover
      triggerRef={{ current: explained?.by ?? null }}
      isOpen={explained !== null}
      onOpenChange={whenClosed(() => close())}
      placement="bottom start"
      className="lesson-popover"
    >
      <Dialog aria-label={explained?.label ?? 'Explanation'} className="lesson-popover-text">
        <div ref={hearLinks} dangerouslySetInnerHTML={{ __html: explained?.html ?? '' }} />
        <Button slot="close" className="lesson-popover-close">
          Close
        </Button>
      </Dialog>
    </Popover>
  );
}

export interface Zoomed {
  drawing: string;
  caption: string;
}

export function Figure({ zoomed, close }: OverlayProps & { zoomed: Zoomed | null }) {
  return (
    <ModalOverlay
      isOpen={zoomed !== null}
      onOpenChange={whenClosed(close)}
      isDismissable
      className="lesson-figure-overlay"
    >
      <Modal className="lesson-figure">
        <Dialog aria-label={zoomed?.caption || 'Figure'}>
          <div
            role="group"
            aria-label="The figure, enlarged"
            // Larger than a phone: the keyboard scrolls it too.
            tabIndex={0}
            className="lesson-figure-drawing"
            dangerouslySetInnerHTML={{ __html: zoomed?.drawing ?? '' }}
          />
          <p className="mt-3 text-sm">{zoomed?.caption}</p>
          <Button slot="close" className="lesson-popover-close">
            Close
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface SettingsProps extends OverlayProps {
  isOpen: boolean;
  by: React.RefObject<Element | null>;
  settings: ReadingSettings;
}

export function ReadingSettingsPopover({ isOpen, by, settings, close }: SettingsProps) {
  return (
    <Popover
      triggerRef={by}
      isOpen={isOpen}
      onOpenChange={whenClosed(close)}
      placement="bottom end"
      className="lesson-popover"
    >
      <Dialog className="lesson-popover-text">
        <Heading slot="title" className="text-lg">
          How the text looks
        </Heading>
        <ReadingSettingsForm settings={settings} />
      </Dialog>
    </Popover>
  );
}

interface ContentsProps extends OverlayProps {
  isOpen: boolean;
  page: LessonPage;
  lessonRead: boolean;
}

export function ContentsSheet({ isOpen, page, lessonRead, close }: ContentsProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={whenClosed(close)}
      isDismissable
      className="player-sheet-overlay"
    >
      <Modal className="player-sheet">
        <Dialog>
          <div className="flex items-center justify-between">
            <Heading slot="title" className="text-lg">
              Contents
            </Heading>
            <Button slot="close" className="player-button">
              Close
            </Button>
          </div>
          <LessonContents page={page} readHere={lessonRead} onGo={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
