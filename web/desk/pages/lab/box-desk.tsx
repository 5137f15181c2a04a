import { parseLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Problem } from '../../../api/problem.ts'
import { questions } from '../../../api/questions.ts'
import type { BoxReceived, BoxStory } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { playTune } from '../../../scan/tone.ts'
import { useWedge } from '../../../scan/use-wedge.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { shapes } from '../../../ui/desk/status-tag.tsx'
import { type BoxAnswer, checkTube, differencesOf } from './box-check.ts'
import { ScanHead, type Word } from './scan-head.tsx'
import { useCommand } from './use-command.ts'
import { useLab } from './use-lab.ts'
import { useFaultWords } from './use-scan-words.tsx'

/** Which of the tubes outside the manifest no device has reported, as far as the server has said. */
function useOrigins() {
  const client = useQueryClient()
  const [unknown, setUnknown] = useState<ReadonlySet<string>>(new Set())
  return {
    unknown,
    async ask(tube: string) {
      const found = await client
        .fetchQuery({ ...questions.tube(tube), retry: false })
        .then(({ state }) => state !== 'stock' && state !== 'open')
        .catch((cause: unknown) => !(cause instanceof Problem && cause.status === 404))
      if (!found) setUnknown((before) => new Set([...before, tube]))
    },
  }
}

function useBoxWords(unknown: ReadonlySet<string>): (answer: BoxAnswer) => Word {
  const { t } = useLingui()
  const faults = useFaultWords()
  return (answer) => {
    switch (answer.kind) {
      case 'ok':
        return { tone: 'ok', head: t`on the manifest`, text: answer.tube }
      case 'twice':
        return { tone: 'wait', head: t`Scanned twice`, text: answer.tube }
      case 'extra':
        return unknown.has(answer.tube)
          ? {
              tone: 'late',
              head: t`unknown`,
              text: t`${answer.tube}: no device has reported its seal. Put it aside; it is kept as of unknown origin.`,
            }
          : {
              tone: 'wait',
              head: t`extra`,
              text: t`${answer.tube} is not on the manifest of this box. Leave it here; it joins this box.`,
            }
      case 'misread':
        return { tone: 'late', head: t`Misread`, text: `${answer.text} · ${faults[answer.fault]}` }
    }
  }
}

/** One offered box: its manifest on the left to be ticked off by gun, and the signature. */
export function BoxDesk(props: {
  box: BoxStory
  onReceived: (received: BoxReceived) => void
  onBox: (code: string) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { laboratory } = useLab()
  const { box } = props
  const manifest = new Set(box.tubes)
  const [scanned, setScanned] = useState<readonly string[]>([])
  const now = useRef(scanned)
  const [last, setLast] = useState<BoxAnswer | null>(null)
  const { unknown, ask } = useOrigins()
  const words = useBoxWords(unknown)
  const receive = useCommand<BoxReceived>()
  const keep = (next: readonly string[]) => {
    now.current = next
    setScanned(next)
  }
  const scan = (text: string) => {
    const other = parseLabel('box', text)
    if (other.ok) return props.onBox(other.code)
    const { scanned: next, answer } = checkTube({ manifest, scanned: now.current }, text)
    keep(next)
    setLast(answer)
    playTune(answer.kind === 'ok' ? 'ok' : answer.kind === 'misread' ? 'wrong' : 'again')
    if (answer.kind === 'extra') void ask(answer.tube)
  }
  const { typed } = useWedge({ onScan: scan, onPaste: (codes) => codes.forEach(scan) })
  const { missing, extra } = differencesOf({ manifest, scanned })
  const seen = new Set(scanned)
  const send = () =>
    receive.mutate(
      { path: `/boxes/${box.box}/receive`, input: { laboratory, tubes: scanned } },
      { onSuccess: props.onReceived },
    )
  return (
    <Panel
      title={
        <>
          {t`Box`} <span className="code">{box.box}</span> · {box.siteName}
        </>
      }
      aside={
        <b>
          {format.number(box.tubes.length - missing.length)}/{format.number(box.tubes.length)}
        </b>
      }
    >
      <ScanHead
        typed={typed}
        word={last ? words(last) : null}
        ready={t`scan each tube of the box`}
      />
      <ul className="manifest">
        {[...box.tubes, ...extra].map((tube) => {
          const tone = !manifest.has(tube)
            ? unknown.has(tube)
              ? 'late'
              : 'wait'
            : seen.has(tube)
              ? 'ok'
              : 'idle'
          const word = { late: t`unknown`, wait: t`extra`, ok: t`scanned`, idle: t`not scanned` }[
            tone
          ]
          return (
            <li key={tube} className={`manifest-${tone}`}>
              <span aria-hidden="true">{shapes[tone]}</span> <span className="code">{tube}</span>{' '}
              <small>{word}</small>
            </li>
          )
        })}
      </ul>
      {receive.isError ? <ErrorState cause={receive.error} /> : null}
      <div className="lab-act">
        <Button type="primary" size="large" loading={receive.isPending} onClick={send}>
          {missing.length === 0 ? (
            <Trans>Receive {format.number(scanned.length)} tubes</Trans>
          ) : (
            <Trans>
              Receive {format.number(scanned.length)} tubes, {format.number(missing.length)} missing
            </Trans>
          )}
        </Button>
        {missing.length > 0 ? (
          <Button onClick={() => keep([...box.tubes, ...extra])}>
            <Trans>Counted by hand, the count agrees: all are here</Trans>
          </Button>
        ) : null}
      </div>
    </Panel>
  )
}
