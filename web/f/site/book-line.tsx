import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { shapeOf, type Tone } from '../../kit/tag.tsx'
import { takeBook } from './site-store.ts'
import type { Book } from './site-view.ts'
import { useSite } from './use-site.ts'

const minuteMs = 60_000
// DESIGN: half a shift old asks for a new one, and a shift old says so loudly; it goes on being worked with.
const oldMs = 4 * 60 * minuteMs
const veryOldMs = 12 * 60 * minuteMs

/** Which site this is, how old its book is, and the way to a new one. */
export function BookLine({ book, now }: { book: Book; now: number }) {
  const { t } = useLingui()
  const format = useFormats()
  const { isTaking, fault } = useSite()
  const age = Math.max(0, now - book.takenAt)
  const tone: Tone = age >= veryOldMs ? 'late' : age >= oldMs ? 'wait' : 'idle'
  const minutes = Math.floor(age / minuteMs)
  const hours = Math.floor(minutes / 60)
  const old =
    hours >= 48
      ? t`${Math.floor(hours / 24)} days old`
      : hours > 0
        ? t`${hours} h ${minutes % 60} min old`
        : t`${minutes} min old`
  const { number, name, site } = book.site
  return (
    <div className="is-over">
      <div className={`is-book k-tone-${tone}`}>
        <p>
          <strong lang="zh-CN">{name}</strong>{' '}
          <span>
            <i aria-hidden="true">{shapeOf[tone]}</i>{' '}
            <Trans>
              No. {number} · book of {format.dayAndTime(book.takenAt)}, {old}
            </Trans>
          </span>
        </p>
        <Button disabled={isTaking} onClick={() => void takeBook(site)}>
          {isTaking ? <Trans>Taking…</Trans> : <Trans>Take it anew</Trans>}
        </Button>
      </div>
      {fault ? <ErrorState cause={fault} /> : null}
    </div>
  )
}
