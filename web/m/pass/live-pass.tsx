import { liveStepMs } from '@bihuan/core/pass/live-code.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { QrCode } from '../../kit/qr-code.tsx'
import { shapeOf } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { classTones, classWords } from '../status/class-words.ts'
import { type HeldPass, type HeldPasses, shower } from './held-passes.ts'

// A gun reads 260 px from a hand's distance (ux.md §5.9).
const size = 260

/** The moving pass: class as shape, word and colour, the time by the second, a mark that walks, and a code that changes with it. */
export function LivePass({ pass, held }: { pass: HeldPass; held: HeldPasses }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow(500) + held.aheadMs
  const show = useMemo(() => shower(pass), [pass])
  const text = show(now)
  const tone = classTones[held.class]
  const since = Math.max(0, now - pass.pass.issuedAt)
  const way = ((since % liveStepMs) / liveStepMs) * 100
  return (
    <figure className={`m-pass k-tone-${tone}`} data-class={held.class}>
      <p className="m-pass-word">
        <i aria-hidden="true">{shapeOf[tone]}</i>
        <strong>{i18n._(classWords[held.class])}</strong>
      </p>
      <p className="m-pass-who">
        <span lang="zh-CN">{held.nameMasked}</span>
        <time>{format.timeWithSeconds(now)}</time>
      </p>
      <div className="m-pass-way" aria-hidden="true">
        <i style={{ left: `${way}%` }} />
      </div>
      {text === null ? null : <QrCode text={text} label={t`Pass for the guard`} size={size} />}
      <figcaption>
        <Trans>good until {format.dayAndTime(pass.pass.expiresAt)}</Trans>
      </figcaption>
    </figure>
  )
}
