import { useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { switchLanguage } from '../../i18n/language.ts'
import { chooseTheme, useTheme } from '../../shell/preferences.ts'
import { useMe } from '../../shell/use-me.ts'
import type { IconName } from '../../ui/desk/icon.tsx'
import { seesDevices } from '../pages/devices/who-may.ts'
import { isLabRole } from '../pages/lab/use-lab.ts'
import { seesSheets } from '../pages/paper/who-may.ts'
import { mayPrepareSites, mayPublish } from '../pages/rounds/who-may.ts'
import { decidesSamePerson } from '../pages/same-person/who-may.ts'
import { keptViews } from './kept-views.ts'
import { useKeepRound } from './use-round.ts'

/** One thing that can be done by name. `also`: further words that find it. */
export type PaletteCommand = { id: string; word: string; also: string; icon: IconName; run(): void }

/** What the actor's role can do by name: go to a page, begin a piece of work, change language or theme, open a kept view. */
export function usePalette(isOpen: boolean): PaletteCommand[] {
  const { t, i18n } = useLingui()
  const { actor } = useMe()
  const theme = useTheme()
  const navigate = useNavigate()
  const keepRound = useKeepRound()
  if (!actor || !isOpen) return []
  const { role } = actor
  const go = (to: string, word: string, icon: IconName, also: string): PaletteCommand => ({
    id: to,
    word,
    also,
    icon,
    run: () => void navigate(to),
  })
  const isTechnician = role === 'lab-technician'
  return [
    ...(isLabRole(role)
      ? [
          go('/lab', t`Laboratory: queue and plates`, 'plate', 'lab 实验室 排队'),
          go('/lab/charts', t`Control charts and alarms`, 'plate', 'qc 质控图 告警 报警'),
        ]
      : []),
    ...(isTechnician
      ? [
          go('/lab/reception', t`Receive a box`, 'box', 'reception 收样'),
          go('/lab/load', t`Load a plate`, 'plate', 'load 布板'),
          go('/lab', t`Import an instrument's file`, 'plate', 'import 导入 文件'),
        ]
      : []),
    ...(mayPublish(role)
      ? [go('/rounds/new', t`Draw up a new round`, 'rounds', 'notice new 新建 轮次 通告')]
      : []),
    ...(mayPrepareSites(role) ? [go('/labels', t`Print labels`, 'label', 'print 打印 标签')] : []),
    ...(seesSheets(role)
      ? [go(keepRound('/paper'), t`Paper sheets`, 'paper', 'paper 纸质 单子')]
      : []),
    go(keepRound('/'), t`Go to: Now`, 'now', 'home 首页 现在'),
    go(keepRound('/round'), t`Go to: Round board`, 'board', 'board 看板'),
    go(keepRound('/round/coverage'), t`Go to: Coverage`, 'roll', 'coverage 覆盖'),
    go(keepRound('/loops'), t`Go to: Open loops`, 'loop', 'loops 闭环 未办'),
    go(keepRound('/recall'), t`Go to: Recall`, 'recall', 'recall 追阳'),
    go('/rounds', t`Go to: Rounds`, 'rounds', 'rounds 轮次'),
    go('/tubes', t`Go to: Follow a tube`, 'tube', 'tube 管'),
    go('/persons', t`Go to: Person's record`, 'person', 'person 个人'),
    ...(seesDevices(role)
      ? [
          go(keepRound('/devices'), t`Go to: Field devices`, 'device', 'devices sync 设备 同步'),
          go(
            `${keepRound('/devices')}#sealed-file`,
            t`Open a sealed file`,
            'device',
            'sealed offline 密封 离线 文件',
          ),
        ]
      : []),
    ...(decidesSamePerson(role)
      ? [go('/same-person', t`Go to: One person twice?`, 'twice', 'same person 同一人 重复')]
      : []),
    {
      id: 'theme',
      word: theme === 'dark' ? t`Light theme` : t`Dark theme`,
      also: 'theme dark light 主题 深色 浅色',
      icon: theme === 'dark' ? 'sun' : 'moon',
      run: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      word: i18n.locale === 'zh-CN' ? 'Switch to English' : '切换为中文',
      also: 'language english chinese 语言 中文 英文',
      icon: 'roll',
      run: () => void switchLanguage(i18n.locale === 'zh-CN' ? 'en' : 'zh-CN'),
    },
    ...keptViews().map(({ name, path }) => go(path, t`View: ${name}`, 'board', 'view 视图')),
  ]
}

/** The commands whose words hold every part of what was typed; all of them while nothing was. */
export function commandsFound(commands: readonly PaletteCommand[], text: string): PaletteCommand[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ word, also }) => {
    const all = `${word} ${also}`.toLowerCase()
    return parts.every((part) => all.includes(part))
  })
}
