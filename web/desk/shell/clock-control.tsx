import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { write } from '../../api/client.ts'
import { questions } from '../../api/questions.ts'
import type { DemoClock } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { setCityClock, useCityNow } from '../../shell/city-clock.ts'
import { useMe } from '../../shell/use-me.ts'
import { Icon } from '../../ui/desk/icon.tsx'

// City seconds per second; ×60 is a city minute per second.
const speeds = [1, 10, 60, 300, 600, 1_200]
const speedUnlessChosen = 60

function DemoControl() {
  const { t } = useLingui()
  const client = useQueryClient()
  const clock = useQuery(questions.demoClock()).data
  const [chosen, setChosen] = useState(speedUnlessChosen)
  const change = useMutation({
    mutationFn: (speed: number) => write<DemoClock>('/demo/clock', { speed }),
    onSuccess: (next) => client.setQueryData(['clock'], next),
  })
  useEffect(() => {
    if (!clock) return
    setCityClock(clock)
    if (clock.speed > 0) setChosen(clock.speed)
  }, [clock])
  if (!clock) return null
  const isPaused = clock.speed === 0
  const all = speeds.includes(chosen) ? speeds : [...speeds, chosen].sort((a, b) => a - b)
  return (
    <span className="clock-control">
      <Button
        type="text"
        size="small"
        aria-label={isPaused ? t`Let the city run` : t`Pause the city`}
        icon={<Icon name={isPaused ? 'play' : 'pause'} size={16} />}
        onClick={() => change.mutate(isPaused ? chosen : 0)}
      />
      <Select
        size="small"
        variant="borderless"
        aria-label={t`Speed of the city`}
        value={chosen}
        options={all.map((speed) => ({ value: speed, label: `×${speed}` }))}
        onChange={(speed) => {
          setChosen(speed)
          change.mutate(speed)
        }}
        popupMatchSelectWidth={90}
      />
      <span className="demo-word" title={t`Every person here is invented`}>{t`Demo`}</span>
    </span>
  )
}

/** The city's time; in the demo also its speed and pause. */
export function ClockControl() {
  const format = useFormats()
  const { isDemo } = useMe()
  const now = useCityNow(250)
  return (
    <div className="clock">
      <time className="clock-time" dateTime={new Date(now).toISOString()}>
        <span className="clock-day">{format.day(now)}</span>
        <span className="clock-hand">{format.timeWithSeconds(now)}</span>
      </time>
      {isDemo ? <DemoControl /> : null}
    </div>
  )
}
