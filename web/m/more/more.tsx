import { Trans, useLingui } from '@lingui/react/macro'
import { type Language, switchLanguage } from '../../i18n/language.ts'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { hrefs } from '../places.ts'
import { leave } from '../session.ts'
import { chooseElder, chooseTheme, useElder, useThemeChoice } from '../settings.ts'
import { Kept } from './kept.tsx'

/** Settings of this phone, the printed card, what is kept here, and the way out. */
export function More() {
  const { t, i18n } = useLingui()
  const isElder = useElder()
  const theme = useThemeChoice()
  useTitle(t`More`)
  return (
    <Page title={t`More`}>
      <CheckField
        label={t`Large text, large buttons, fewer words`}
        checked={isElder}
        onChange={chooseElder}
      />
      <Segmented<Language>
        label="语言 · Language"
        value={i18n.locale === 'en' ? 'en' : 'zh-CN'}
        options={[
          { value: 'zh-CN', word: '中文' },
          { value: 'en', word: 'English' },
        ]}
        onChange={(language) => void switchLanguage(language)}
      />
      <Segmented
        label={t`Colours`}
        value={theme}
        options={[
          { value: 'system', word: t`As the phone` },
          { value: 'light', word: t`Light` },
          { value: 'dark', word: t`Dark` },
        ]}
        onChange={chooseTheme}
      />
      <List>
        <ListRow title={t`Print a card on paper`} href={hrefs.print} aside="›" />
        <ListRow title={t`Who has looked at this data`} href={hrefs.reads} aside="›" />
        <ListRow title={t`What the city keeps about you`} href={hrefs.kept} aside="›" />
        <ListRow title={t`What the city orders, in public`} href={hrefs.public} aside="›" />
      </List>
      <Kept />
      <Button onClick={() => void leave()}>
        <Trans>Sign out and forget everything here</Trans>
      </Button>
    </Page>
  )
}
