import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { useInvestigators } from './give-out.tsx'
import { type CaseHead, type CaseMoved, casePath } from './questions.ts'

/** Who asks and who types; giving the case to others is open to whoever answers for the area. */
export function TeamForm({ head, onChanged }: { head: CaseHead; onChanged: () => void }) {
  const { t } = useLingui()
  const options = useInvestigators('')
  const of = (part: 'asks' | 'types') => head.team.find((one) => one.part === part)?.account ?? ''
  const [asks, setAsks] = useState(of('asks'))
  const [types, setTypes] = useState(of('types'))
  const send = useSend<{ asks: string; types: string | null }, CaseMoved>(
    () => `${casePath(head.case)}/assign`,
    onChanged,
  )
  const release = useSend<object, CaseMoved>(() => `${casePath(head.case)}/release`, onChanged)
  const may = (event: string) => head.may.some((one) => one.event === event && one.why === null)
  const isSame = asks === of('asks') && types === of('types')
  return (
    <Panel title={t`Team`}>
      <form
        className="case-fields"
        onSubmit={(event) => {
          event.preventDefault()
          if (asks !== '') send.mutate({ asks, types: types === '' ? null : types })
        }}
      >
        <div className="case-field">
          <label htmlFor="team-asks">
            <Trans>Asks</Trans>
          </label>
          <Select
            id="team-asks"
            value={asks}
            onChange={setAsks}
            options={options}
            disabled={!may('assign')}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </div>
        <div className="case-field">
          <label htmlFor="team-types">
            <Trans>Types</Trans>
          </label>
          <Select
            id="team-types"
            value={types}
            onChange={setTypes}
            disabled={!may('assign')}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t`nobody yet` },
              ...options.filter(({ value }) => value !== asks),
            ]}
          />
        </div>
        <Button
          htmlType="submit"
          disabled={asks === '' || isSame || !may('assign')}
          loading={send.isPending}
        >
          <Trans>Give to this team</Trans>
        </Button>
        {may('release') ? (
          <Button loading={release.isPending} onClick={() => release.mutate({})}>
            <Trans>Take it back</Trans>
          </Button>
        ) : null}
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
      {release.isError ? <ErrorState cause={release.error} /> : null}
    </Panel>
  )
}
