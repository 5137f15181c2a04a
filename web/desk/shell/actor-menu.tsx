import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Popover, Select } from 'antd'
import { questions } from '../../api/questions.ts'
import type { Purpose, Role } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { Icon } from '../../ui/desk/icon.tsx'
import { choosePurpose, usePurpose } from './preferences.ts'
import { useSignIn } from './use-sign-in.ts'
import { purposeWords, roleWords } from './words.ts'

function ActorPanel() {
  const { t } = useLingui()
  const format = useFormats()
  const me = useQuery(questions.me()).data
  const demo = useQuery(questions.demo()).data
  const purpose = usePurpose()
  const signIn = useSignIn()
  return (
    <div className="actor-panel">
      {me ? (
        <p>
          <b>{format.text(me.name)}</b>
          <br />
          <span className="soft">
            {t(roleWords[me.role])} · {format.text(me.area.name)}
          </span>
        </p>
      ) : null}
      {demo ? (
        <label htmlFor="act-as">
          <Trans>Act as</Trans>
          <Select<Role>
            id="act-as"
            value={me?.role ?? null}
            loading={signIn.isPending}
            options={demo.roles.map(({ role }) => ({ value: role, label: t(roleWords[role]) }))}
            onChange={(role) => signIn.mutate(role)}
          />
        </label>
      ) : null}
      <label htmlFor="read-purpose">
        <Trans>Purpose of reading about people</Trans>
        <Select<Purpose | ''>
          id="read-purpose"
          value={purpose ?? ''}
          options={[
            { value: '' as const, label: t`None: names stay masked` },
            ...(Object.keys(purposeWords) as Purpose[]).map((value) => ({
              value,
              label: t(purposeWords[value]),
            })),
          ]}
          onChange={(value) => choosePurpose(value === '' ? null : value)}
        />
      </label>
      <p className="faint">
        <Trans>
          Each reading of a named person is recorded with its purpose, and the person can see it.
        </Trans>
      </p>
    </div>
  )
}

/** Who acts, in which role and area, and for which purpose; in the demo the role can be changed here. */
export function ActorMenu() {
  const { t } = useLingui()
  const me = useQuery(questions.me()).data
  const purpose = usePurpose()
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={<ActorPanel />}>
      <button type="button" className="actor-button" aria-haspopup="dialog">
        <Icon name="person" size={16} />
        <span className="actor-word">{me ? t(roleWords[me.role]) : t`Enter as`}</span>
        {purpose ? <i className="actor-purpose" title={t(purposeWords[purpose])} /> : null}
        <Icon name="down" size={12} />
      </button>
    </Popover>
  )
}
