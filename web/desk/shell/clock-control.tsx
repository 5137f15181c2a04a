import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useEffect } from 'react'
import { write } from '../../api/client.ts'
import { questions } from '../../api/questions.ts'
import type { Clock } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { Icon } from '../../ui/desk/icon.tsx'
import { setCityClock, useCityNow } from './city-clock.ts'

// City seconds per second; ×60 is a city minute per second.
const speeds = [1, 10, 60, 300, 600]

/** The city's time; in the demo also its speed and pause. */
export function ClockControl() {
  const { t } = useLingui()
  const format = useFormats()
  const client = useQueryClient()
  const clock = useQuery(questions.clock()).data
  const demo = useQuery(questions.demo()).data
  const now = useCityNow(250)
  useEffect(() => {
    if (clock) setCityClock(clock)
  }, [clock])
  const change = useMutation({
    mutationFn: (wish: { speed?: number; paused?: boolean }) => write<Clock>('/demo/clock', wish),
    onSuccess: (next) => client.setQueryData(['clock'], next),
  })
  return (
    <div className="clock">
      <time className="clock-time" dateTime={new Date(now).toISOString()}>
        <span className="clock-day">{format.day(now)}</span>
        <span className="clock-hand">{format.timeWithSeconds(now)}</span>
      </time>
      {demo && clock ? (
        <span className="clock-control">
          <Button
            type="text"
            size="small"
            aria-label={clock.paused ? t`Let the city run` : t`Pause the city`}
            icon={<Icon name={clock.paused ? 'play' : 'pause'} size={16} />}
            onClick={() => change.mutate({ paused: !clock.paused })}
          />
          <Select
            size="small"
            variant="borderless"
            aria-label={t`Speed of the city`}
            value={clock.speed}
            options={speeds.map((speed) => ({ value: speed, label: `×${speed}` }))}
            onChange={(speed) => change.mutate({ speed, paused: false })}
            popupMatchSelectWidth={90}
          />
          <span className="demo-word" title={t`Every person here is invented`}>{t`Demo`}</span>
        </span>
      ) : null}
    </div>
  )
}
