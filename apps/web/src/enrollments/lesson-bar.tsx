import type { LessonPage } from '@cohesion/contracts';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Link } from 'react-router';
import { LessonContents } from './lesson-contents.js';
import { nextPath, previousPath } from './lesson-paths.js';

interface LessonBarProps {
  page: LessonPage;
  lessonRead: boolean;
  markRead(): void;
}

/** Previous, contents and next, within reach of a thumb. Going on says that the lesson is read. */
export function LessonBar({ page, lessonRead, markRead }: LessonBarProps) {
  const back = previousPath(page);

  return (
    <nav aria-label="Lessons" className="player-bar">
      <p className="player-place">
        Lesson {page.lesson.number} of {page.lesson.of}
      </p>
      {back && (
        <Link to={back} className="player-button">
          Previous<span className="sr-only">: {page.previous?.title}</span>
        </Link>
      )}
      <DialogTrigger>
        <Button className="player-button player-contents-button">Contents</Button>
        <ModalOverlay isDismissable className="player-sheet-overlay">
          <Modal className="player-sheet">
            <Dialog className="outline-none">
              {({ close }) => (
                <>
                  <div className="flex items-center justify-between">
                    <Heading slot="title" className="text-lg font-semibold">
                      Contents
                    </Heading>
                    <Button slot="close" className="player-button">
                      Close
                    </Button>
                  </div>
                  <LessonContents page={page} readHere={lessonRead} onGo={close} />
                </>
              )}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
      <Link to={nextPath(page)} onClick={markRead} className="player-button player-next">
        Next<span className="player-next-title">: {page.next?.title ?? 'back to the course'}</span>
      </Link>
    </nav>
  );
}
