import type { PlainNotice } from './plain-notice.ts'

/** Notice 18 of 2022 once more, as plain data for the browser; a test holds it to policies/notices/zz-2022-018.yaml. */
export const shippedNotice: PlainNotice = {
  id: 'zz-2022-018',
  number: 18,
  year: 2022,
  title: {
    zh: '关于在部分区域开展核酸检测的通告（2022年第18号）',
    en: 'Notice 18 of 2022, nucleic acid testing in parts of the city',
  },
  issued_by: {
    zh: '郑州市新冠肺炎疫情防控指挥部办公室',
    en: 'Office of the Zhengzhou COVID-19 Epidemic Control Headquarters',
  },
  issued_on: '2022-01-13',
  source: 'notice',
  sources: {
    notice: {
      grade: 'a',
      title: '郑州市2022年第18号通告，《郑州日报》2022-01-14 刊载',
    },
    daily: {
      grade: 'a',
      title: '《郑州日报》2022-01-14：2022年1月各轮，6小时采样、24小时上传结果',
    },
    'city-2021': {
      grade: 'b',
      title: '郑州市新闻发布会 2021-08-05：封闭区1:1上门、封控区5:1、其他10:1',
    },
    'guide-2': {
      grade: 'b',
      title: '全员核酸检测组织实施指南（第二版），2021-09-13：封控住户一户一管或单管',
    },
    transport: {
      grade: 'c',
      title: '采样送检要求（转载）：常温不超过4小时，2至4小时内送达，双方签字',
    },
    recall: {
      grade: 'c',
      title: '混管阳性处置（转载）：立即通知，所有成员原地等待，逐人单采',
    },
    boxes: {
      grade: 'c',
      title: '按固定时间收集、封箱、即送（转载），未给出分钟数',
    },
    'notice-112': {
      grade: 'c',
      title: '郑州市2022年第112号通告及问答：48小时一检，自采样时起算',
    },
    ours: {
      grade: 'design',
      title: '本系统的默认值，可在发布前修改',
    },
  },
  windows: [
    {
      opens: '2022-01-14 09:00',
      closes: '2022-01-14 18:00',
    },
  ],
  who: {
    areas: [
      {
        code: '410105',
        name: {
          zh: '金水区',
          en: 'Jinshui',
        },
        except: [
          '410105014',
          '410105015',
          '410105560',
          '410105561',
          '410105562',
          '410105563',
          '410105564',
        ],
      },
      {
        code: '410103',
        name: {
          zh: '二七区',
          en: 'Erqi',
        },
      },
      {
        code: '410102',
        name: {
          zh: '中原区',
          en: 'Zhongyuan',
        },
      },
      {
        code: '410104',
        name: {
          zh: '管城回族区',
          en: 'Guancheng',
        },
      },
      {
        code: '410173',
        name: {
          zh: '航空港区',
          en: 'Airport Zone',
        },
      },
      {
        code: '410172',
        name: {
          zh: '高新区',
          en: 'High-tech Zone',
        },
      },
    ],
    zones: ['lockdown', 'control'],
  },
  modes: {
    lockdown: {
      way: 'door',
      source: 'notice',
      pool: {
        size: 'household',
        source: 'guide-2',
      },
    },
    control: {
      way: 'slots',
      minutes_per_building: 20,
      source: 'notice',
      pool: {
        size: 5,
        source: 'city-2021',
      },
    },
    other: {
      way: 'sites',
      kinds: ['fixed', 'mobile'],
      source: 'notice',
      pool: {
        size: 10,
        source: 'city-2021',
      },
    },
  },
  documents: [
    'resident-id',
    'passport',
    'hk-macau-permit',
    'taiwan-permit',
    'foreign-permanent-resident',
  ],
  advice: [
    {
      zh: '佩戴口罩，保持1米距离，测量体温',
      en: 'Wear a mask, keep 1 metre apart, have your temperature taken',
    },
  ],
  exemptions: [],
  validity: {
    hours: 48,
    clock: 'sampling',
    source: 'notice-112',
  },
  missed: {
    consequence: {
      zh: '未参加检测的，健康码按规定赋黄码',
      en: 'Whoever does not take part is given a yellow code by rule',
    },
    rule: 'missed_mass_test',
    source: 'notice',
  },
  limits: {
    tube_boxed: {
      minutes: 90,
      source: 'ours',
    },
    box_handed_over: {
      minutes: 30,
      source: 'ours',
    },
    leg_delivered: {
      minutes: 120,
      source: 'transport',
    },
    tube_at_laboratory: {
      minutes: 240,
      source: 'transport',
    },
    result_reported: {
      minutes: 1440,
      source: 'daily',
    },
    pool_held: {
      minutes: 120,
      source: 'ours',
    },
    pool_resampled: {
      minutes: 360,
      source: 'ours',
    },
    preliminary_confirmed: {
      minutes: 360,
      source: 'ours',
    },
    claim_reviewed: {
      minutes: 1440,
      source: 'ours',
    },
    missing_followed_up: {
      minutes: 1440,
      source: 'ours',
    },
  },
  unknown: [
    {
      zh: '通告未写混采人数；此处按国家指南和本市2021年8月的做法',
      en: "The notice gives no pool sizes; these follow the national guide and the city's practice of August 2021",
    },
    {
      zh: '通告未写结果有效期；48小时取自2022年6月的第112号通告',
      en: 'The notice gives no validity; the 48 hours are those of notice 112 of June 2022',
    },
    {
      zh: '郑东新区代管的街道是否属于“金水区”未见原文说明；按其他通告将两者并列，此处视为不含',
      en: 'Whether streets run by Zhengdong New District count as Jinshui is not said; other notices list the two side by side, so they are left out',
    },
    {
      zh: '分楼栋采样的时段长短、装箱、交接、追阳和复核的时限均无公开数字，为本系统默认值',
      en: 'No figures are public for the minutes per building, boxing, hand-over, recall and confirmation; these are our defaults',
    },
    {
      zh: '发布机构全称据一般做法，未见原件',
      en: 'The full name of the issuing office follows common practice; the original was not seen',
    },
  ],
}
