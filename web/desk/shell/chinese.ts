import { type MessageDescriptor, setupI18n } from '@lingui/core'

/** Says words in Chinese whatever the desk speaks: files go to the offices of the city. */
export async function chineseWords(): Promise<(word: MessageDescriptor) => string> {
  const { messages } = await import('../../locales/zh-CN.po')
  const chinese = setupI18n({ locale: 'zh-CN', messages: { 'zh-CN': messages } })
  return (word) => chinese._(word)
}
