import { hourMs } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Faults, Field } from './field.tsx'
import { momentOf } from './next-notice.ts'
import { type PlainWindow, plainTime } from './plain-notice.ts'
import { replaced, useDraft } from './use-draft.ts'

function TimeField(props: {
  id: string
  label: string
  path: string
  value: string
  onChange: (time: string) => void
}) {
  return (
    <Field id={props.id} label={props.label} path={props.path}>
      <Input
        id={props.id}
        type="datetime-local"
        value={props.value.replace(' ', 'T')}
        onChange={({ target }) => props.onChange(target.value.replace('T', ' '))}
      />
    </Field>
  )
}

/** The same hours of the next day. */
function dayAfter({ opens, closes }: PlainWindow): PlainWindow {
  const moved = (text: string) => {
    const at = momentOf(text)
    return at === null ? text : plainTime(at + 24 * hourMs)
  }
  return { opens: moved(opens), closes: moved(closes) }
}

/** When people are sampled: one span or several, in city time. */
export function WindowFields() {
  const { t } = useLingui()
  const { draft, change } = useDraft()
  const { windows } = draft
  const last = windows.at(-1)
  return (
    <Panel title={t`When`} className="draft-panel">
      {windows.map((window, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a window is known by its place only
        <div className="field-row" key={n}>
          <TimeField
            id={`opens-${n}`}
            label={t`Opens`}
            path={`windows[${n}].opens`}
            value={window.opens}
            onChange={(opens) => change({ windows: replaced(windows, n, { ...window, opens }) })}
          />
          <TimeField
            id={`closes-${n}`}
            label={t`Closes`}
            path={`windows[${n}].closes`}
            value={window.closes}
            onChange={(closes) => change({ windows: replaced(windows, n, { ...window, closes }) })}
          />
          {windows.length > 1 ? (
            <Button
              className="field-button"
              onClick={() => change({ windows: windows.filter((_, at) => at !== n) })}
            >
              <Trans>Remove</Trans>
            </Button>
          ) : null}
        </div>
      ))}
      <Faults path="windows" />
      {last ? (
        <Button onClick={() => change({ windows: [...windows, dayAfter(last)] })}>
          <Trans>Add the next day</Trans>
        </Button>
      ) : null}
    </Panel>
  )
}
