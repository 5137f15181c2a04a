import { maskName } from '@bihuan/core/identity/mask.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { shapeOf } from '../../kit/tag.tsx'
import type { StationView } from '../engine/types.ts'
import { tubeText } from './tube-text.ts'
import type { Said } from './use-sampling.ts'

type Open = NonNullable<StationView['open']>

/** How full the tube is: 96 px, read over a face shield at arm's length; the places as dots beside it. */
function Fill({ open }: { open: Open | null }) {
  const { t } = useLingui()
  const count = open?.members.length ?? 0
  const capacity = open?.capacity ?? 0
  return (
    <div className="f-fill">
      <p className="f-count">
        <b className={open ? '' : 'f-none'}>{open ? count : '–'}</b>
        <span>{open ? `/${capacity}` : ''}</span>
      </p>
      {open ? (
        <p className="f-pips" role="img" aria-label={t`${count} of ${capacity}`}>
          {Array.from({ length: capacity }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places of a tube have no other name
            <i key={place} className={place < count ? 'f-pip-taken' : ''} />
          ))}
        </p>
      ) : null}
    </div>
  )
}

/** What stands there before anything was said: what to do now. */
function Waiting({ open }: { open: Open | null }) {
  const last = open?.members.at(-1)
  if (!open)
    return (
      <p className="f-word">
        <i aria-hidden="true">◇</i>
        <Trans>Scan an empty tube</Trans>
      </p>
    )
  if (open.members.length >= open.capacity)
    return (
      <p className="f-word">
        <i aria-hidden="true">■</i>
        <Trans>Tube full: scan this tube again to seal it</Trans>
      </p>
    )
  return (
    <p className="f-word">
      <i aria-hidden="true">●</i>
      {last ? <span>{maskName(last.name)}</span> : <Trans>Scan the first person</Trans>}
    </p>
  )
}

/** The head block: tube, count, and the last outcome in colour, shape and word; red as soon as the tube is full. */
export function Stage({ open, said }: { open: Open | null; said: Said | null }) {
  const { t } = useLingui()
  const isFull = open !== null && open.members.length >= open.capacity
  const saying = said?.saying
  const tone = isFull && saying?.tone !== 'wait' ? 'late' : (saying?.tone ?? 'idle')
  return (
    <section className={`f-stage k-tone-${tone}`} aria-label={t`Tube`}>
      <p className="f-tube">
        {open ? (
          <>
            <Trans>Tube</Trans> <b>{tubeText(open.tube)}</b>
            {open.perHousehold ? (
              <span>
                <Trans>one household</Trans>
              </span>
            ) : null}
            {open.sitting > 0 ? (
              <span>
                <Trans>resampling</Trans>
              </span>
            ) : null}
          </>
        ) : (
          <Trans>No tube open</Trans>
        )}
      </p>
      <Fill open={open} />
      <div className="f-said" role="status" aria-live="polite" data-turn={said?.turn ?? 0}>
        {saying ? (
          <>
            <p className="f-word">
              <i aria-hidden="true">{shapeOf[saying.tone]}</i>
              <span>{saying.title}</span>
            </p>
            {saying.note ? <p className="f-note">{saying.note}</p> : null}
          </>
        ) : (
          <Waiting open={open} />
        )}
      </div>
    </section>
  )
}
