import { type PoolSize, poolSizes } from '@bihuan/core/notice/notice.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { InputNumber, Select } from 'antd'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Faults, Field } from './field.tsx'
import type { ModeName, PlainMode } from './plain-notice.ts'
import { SourceNote } from './source-note.tsx'
import { sourceAfter, useDraft } from './use-draft.ts'

const names = ['lockdown', 'control', 'precaution', 'other'] as const

/** Another way brings its own field along and drops that of the one before. */
function withWay(mode: PlainMode, way: PlainMode['way'], source: string): PlainMode {
  const common = { way, source, pool: mode.pool }
  if (way === 'slots') return { ...common, minutes_per_building: mode.minutes_per_building ?? 20 }
  return way === 'sites' ? { ...common, kinds: mode.kinds ?? ['fixed', 'mobile'] } : common
}

function ModeRow({ name, mode, title }: { name: ModeName; mode: PlainMode; title: string }) {
  const { t } = useLingui()
  const { draft, base, change } = useDraft()
  const before = base.modes[name]
  const path = `modes.${name}`
  const set = (next: PlainMode) => change({ modes: { ...draft.modes, [name]: next } })
  const poolWords = (size: PoolSize) =>
    size === 'household' ? t`one household a tube` : size === 1 ? t`alone` : t`${size} a tube`
  return (
    <fieldset className="mode-row">
      <legend>{title}</legend>
      <Field id={`way-${name}`} label={<Trans>How</Trans>} path={`${path}.way`}>
        <Select<PlainMode['way']>
          id={`way-${name}`}
          value={mode.way}
          onChange={(way) =>
            set(
              withWay(
                mode,
                way,
                sourceAfter(way, before ? { value: before.way, source: before.source } : null),
              ),
            )
          }
          options={[
            { value: 'door', label: t`at the door` },
            { value: 'slots', label: t`building by building, in slots` },
            { value: 'sites', label: t`at sites` },
          ]}
        />
        <SourceNote source={mode.source} />
      </Field>
      {mode.way === 'slots' ? (
        <Field
          id={`slot-${name}`}
          label={<Trans>Minutes a building</Trans>}
          path={`${path}.minutes_per_building`}
        >
          <InputNumber
            id={`slot-${name}`}
            value={mode.minutes_per_building ?? null}
            onChange={(minutes) => set({ ...mode, minutes_per_building: minutes })}
          />
        </Field>
      ) : null}
      <Field id={`pool-${name}`} label={<Trans>People in a tube</Trans>} path={`${path}.pool.size`}>
        <Select<PoolSize>
          id={`pool-${name}`}
          value={mode.pool.size}
          onChange={(size) => {
            const known = before ? { value: before.pool.size, source: before.pool.source } : null
            set({ ...mode, pool: { size, source: sourceAfter(size, known) } })
          }}
          options={poolSizes.map((size) => ({ value: size, label: poolWords(size) }))}
        />
        <SourceNote source={mode.pool.source} />
      </Field>
      <Faults path={`${path}.kinds`} deep />
    </fieldset>
  )
}

/** How the people of each zone are sampled, and how many share a tube; with where that comes from. */
export function ModeFields() {
  const { t } = useLingui()
  const { draft } = useDraft()
  const titles: Record<ModeName, string> = {
    lockdown: t`Lockdown zones`,
    control: t`Control zones`,
    precaution: t`Precaution zones`,
    other: t`Everybody else`,
  }
  return (
    <Panel title={t`How`} className="draft-panel">
      {names.map((name) => {
        const mode = draft.modes[name]
        return mode ? <ModeRow key={name} name={name} mode={mode} title={titles[name]} /> : null
      })}
      <Faults path="modes" />
    </Panel>
  )
}
