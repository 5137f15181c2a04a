import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { questions } from '../api/questions.ts'
import type { Board } from '../api/wire.ts'
import { useFormats } from '../i18n/format.ts'
import { switchLanguage } from '../i18n/language.ts'
import { Button } from '../kit/button.tsx'
import { Tag } from '../kit/tag.tsx'
import { setCityClock, useCityNow } from '../shell/city-clock.ts'
import { useMe } from '../shell/use-me.ts'
import { RoundTag } from './round-tag.tsx'
import type { Freshness } from './use-freshness.ts'
import type { useRotation } from './use-rotation.ts'

/** Takes over the clock of a demo city; a real one goes by the device's. */
function useDemoClock(isDemo: boolean) {
  const clock = useQuery({ ...questions.demoClock(), enabled: isDemo }).data
  useEffect(() => {
    if (clock) setCityClock(clock)
  }, [clock])
}

function BigClock() {
  const format = useFormats()
  const now = useCityNow()
  return (
    <p className="big-clock">
      <span>{format.day(now)}</span>
      <b>{format.time(now)}</b>
    </p>
  )
}

function Freshly({ board, freshness }: { board: Board; freshness: Freshness }) {
  const format = useFormats()
  return (
    <p className="freshly" role="status">
      {freshness.stale ? (
        <Tag tone="late">
          <Trans>Data is old</Trans>
        </Tag>
      ) : (
        <Tag tone="ok">
          <Trans>Live</Trans>
        </Tag>
      )}
      <span>
        <Trans>as of {format.timeWithSeconds(board.now)}</Trans>
      </span>
    </p>
  )
}

/** What round this is, how fresh its numbers are, the time, and which view is shown. */
export function Head(props: {
  board: Board
  freshness: Freshness
  rotation: ReturnType<typeof useRotation>
  names: readonly string[]
}) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const { isDemo } = useMe()
  const { board, freshness, rotation } = props
  const { round } = board
  const other = i18n.locale === 'zh-CN' ? 'en' : 'zh-CN'
  useDemoClock(isDemo)
  return (
    <header className="wall-head">
      <div className="wall-title">
        <h1>
          <a href="/desk/round">{format.text({ zh: round.titleZh, en: round.titleEn })}</a>
        </h1>
        <p>
          {isDemo ? (
            <Tag tone="wait">
              <Trans>Demo, invented people</Trans>
            </Tag>
          ) : null}
          <RoundTag board={board} />
          <span className="wall-span">
            {format.dayAndTime(round.opensAt)} – {format.time(round.closesAt)}
          </span>
        </p>
      </div>
      <nav className="wall-turn" aria-label={t`Views`}>
        <span className="wall-names">
          {props.names.map((name, at) => (
            <Button
              key={name}
              aria-pressed={at === rotation.shown}
              onClick={() => rotation.show(at)}
            >
              {name}
            </Button>
          ))}
          <Button onClick={() => rotation.hold(!rotation.held)}>
            {rotation.held ? <Trans>Turn every 20 s</Trans> : <Trans>Hold this view</Trans>}
          </Button>
        </span>
        <Button
          lang={other}
          aria-label={other === 'en' ? 'Switch to English' : '切换为中文'}
          onClick={() => void switchLanguage(other)}
        >
          {other === 'en' ? 'EN' : '中文'}
        </Button>
      </nav>
      <Freshly board={board} freshness={freshness} />
      <BigClock />
    </header>
  )
}
