import type { CoursePage } from '@cohesion/contracts';

export function Outline({ outline }: { outline: CoursePage['outline'] }) {
  return (
    <section aria-labelledby="outline" className="mt-10">
      <h2 id="outline">What is inside</h2>
      <ol className="mt-3 flex flex-col gap-6">
        {outline.map(({ title, minutes, lessons }, index) => (
          <li key={title}>
            <h3>
              {index + 1}. {title}{' '}
              <span className="text-base font-normal text-ink-2">· {minutes} min of reading</span>
            </h3>
            <ul className="mt-2 border-s-2 border-line ps-4">
              {lessons.map((lesson) => (
                <li key={lesson.id} className="py-1.5">
                  <span className="font-semibold">{lesson.title}</span>{' '}
                  <span className="text-sm text-ink-2">{lesson.minutes} min</span>
                  <br />
                  {lesson.summary}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
