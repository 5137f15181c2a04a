import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { Tag, type Tone } from '../../kit/tag.tsx'
import { say, voiceFor } from '../../scan/speech.ts'
import type { Tune } from '../../scan/tone.ts'
import { useTitle } from '../../shell/use-title.ts'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { tell } from '../sound/tell.ts'
import { Arrivals } from './arrivals.tsx'
import { usePhone } from './use-phone.ts'

// A gun types on after 100 ms; slower storage than this makes people wait.
const writeMsMax = 60
const freeMbMin = 100

type Check = { name: string; tone: Tone; word: string; note?: string }

function useChecks(): Check[] {
  const { t, i18n } = useLingui()
  const phone = usePhone()
  const { clock, people, book, isOnline, isCut } = useField()
  const unknown = { tone: 'idle' as Tone, word: t`not known` }
  const off = Math.round(Math.abs(clock.offsetMs) / 1_000)
  const voice = voiceFor(i18n.locale)
  const { writeMs, freeMb } = phone
  const written = writeMs === null ? null : Math.round(writeMs * 10) / 10
  return [
    {
      name: t`Writing for good`,
      ...(written === null
        ? unknown
        : { tone: written <= writeMsMax ? 'ok' : 'wait', word: t`${written} ms` }),
    },
    {
      name: t`Storage is kept`,
      ...(phone.isPersisted === null
        ? unknown
        : phone.isPersisted
          ? { tone: 'ok' as Tone, word: t`yes` }
          : {
              tone: 'wait' as Tone,
              word: t`not promised`,
              note: t`Put this page on the home screen and open it from there.`,
            }),
    },
    {
      name: t`Free space`,
      ...(freeMb === null
        ? unknown
        : { tone: freeMb >= freeMbMin ? 'ok' : 'late', word: t`${freeMb} MB` }),
    },
    {
      name: t`Clock`,
      ...(clock.checkedAt === null
        ? unknown
        : { tone: clock.isFar ? 'late' : 'ok', word: t`${off} s off` }),
    },
    {
      name: t`Works without network`,
      ...(phone.hasWorker && book
        ? { tone: 'ok' as Tone, word: t`yes, ${people} people on the phone` }
        : {
            tone: 'wait' as Tone,
            word: t`not yet`,
            note: t`Choose a site with network, and open the page once more.`,
          }),
    },
    {
      name: t`Network`,
      ...(isOnline && !isCut
        ? { tone: 'ok' as Tone, word: t`there` }
        : { tone: 'wait' as Tone, word: t`none` }),
    },
    {
      name: t`Voice`,
      ...(voice
        ? { tone: 'ok' as Tone, word: voice.name }
        : {
            tone: 'wait' as Tone,
            word: t`none`,
            note: t`Tones work without a voice. Install one in the settings of the phone.`,
          }),
    },
    {
      name: t`Vibration`,
      ...(phone.hasVibration
        ? { tone: 'ok' as Tone, word: t`yes` }
        : { tone: 'idle' as Tone, word: t`not on this phone` }),
    },
  ]
}

/** The four tones as they sound in the loop, each with its words. */
function Sounds() {
  const { t } = useLingui()
  const sounds: [Tune, string, string][] = [
    ['ok', t`Taken: one short high`, t`Zhang San, 3`],
    ['again', t`Again: two low`, t`Again, number ${3}`],
    ['full', t`Full: three rising`, t`Tube full, next tube`],
    ['wrong', t`Wrong: one long`, t`Register by hand`],
  ]
  return (
    <section className="f-stack" aria-labelledby="f-sounds">
      <h2 id="f-sounds">
        <Trans>Hear and feel the four answers</Trans>
      </h2>
      <div className="f-reasons">
        {sounds.map(([tune, word, speech]) => (
          <Button key={tune} onClick={() => tell(tune, speech)}>
            {word}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** Before a shift: does this phone hear, speak, keep, and know the time? The result can be read out as one line. */
export function SelfTest() {
  const { t, i18n } = useLingui()
  const checks = useChecks()
  const [ways, setWays] = useState<ReadonlySet<string>>(new Set())
  useTitle(t`Self-test`)
  const line = [
    ...checks.map(({ name, word }) => `${name}: ${word}`),
    ways.size > 0 ? t`scanned by: ${[...ways].join(', ')}` : t`nothing scanned`,
  ].join('; ')
  return (
    <>
      <Head />
      <Page title={t`Self-test`} back={{ href: '/f/', word: t`Go back` }}>
        <Arrivals onWay={(way) => setWays((before) => new Set([...before, way]))} />
        <Sounds />
        <section className="f-stack" aria-labelledby="f-checks">
          <h2 id="f-checks">
            <Trans>This phone</Trans>
          </h2>
          <List>
            {checks.map(({ name, tone, word, note }) => (
              <ListRow
                key={name}
                title={name}
                note={note ?? ''}
                aside={<Tag tone={tone}>{word}</Tag>}
              />
            ))}
          </List>
        </section>
        <section className="f-stack" aria-labelledby="f-line">
          <h2 id="f-line">
            <Trans>In one line</Trans>
          </h2>
          <p className="f-line">{line}</p>
          <Button onClick={() => say(line, i18n.locale)}>
            <Trans>Read it out</Trans>
          </Button>
        </section>
      </Page>
    </>
  )
}
