import type { Random } from '../base/random.ts';

/** How people of a country are called; several countries share one. */
export type Culture =
  | 'spanish'
  | 'portuguese'
  | 'french'
  | 'english'
  | 'german'
  | 'nordic'
  | 'slavic'
  | 'turkish'
  | 'vietnamese'
  | 'greek'
  | 'cyrillic'
  | 'arabic'
  | 'chinese'
  | 'japanese'
  | 'korean'
  | 'indic';

interface Pool {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Between the two; default a space, the given name first. */
  readonly write?: (given: string, family: string) => string;
}

const familyFirst = (given: string, family: string): string => `${family}${given}`;
const words = (text: string): readonly string[] => text.split(' ');

const pools: Record<Culture, Pool> = {
  spanish: {
    given: words('Aitana Álvaro Belén Íñigo Ximena Joaquín Lucía Matías Nicolás Rocío Tomás Úrsula'),
    family: words('Acuña Ibáñez Muñoz Núñez Pérez Quiñones Rodríguez Saldías Vásquez Yáñez Zúñiga O’Higgins'),
  },
  portuguese: {
    given: words('André Conceição Débora Gonçalo Inês João Luís Mônica Natália Raúl Tiago Vitória'),
    family: words('Araújo Brandão Corrêa Esteves Falcão Guimarães Leão Magalhães Simões Teixeira'),
  },
  french: {
    given: words('Aïssatou Benoît Cécile Élodie François Gaëlle Jérôme Loïc Maël Noémie Océane Renée'),
    family: words('Béranger Châtelain Diallo D’Arcy Fofana Koné Lefèvre N’Diaye Noël Traoré'),
  },
  english: {
    given: words('Amara Brooke Chidi Dylan Esther Grace Jordan Kwame Morgan Ngozi Riley Taylor'),
    family: words('Adeyemi Boateng Campbell Fletcher Hughes Mensah O’Neill Okafor Smith-Rowan Walker'),
  },
  german: {
    given: words('Anneliese Björn Dörte Götz Jürgen Käthe Lukas Maja Rüdiger Sören'),
    family: words('Bäcker Dürr Groß Hänsel Jäger Köhler Löwe Müller Schäfer Weiß'),
  },
  nordic: {
    given: words('Åse Bjørn Elín Freyja Gísli Håkon Jökull Øystein Sigríður Søren Þóra Ævar'),
    family: words('Ångström Bjørnson Dahlström Einarsdóttir Guðmundsson Hjørring Lindqvist Sæmundsen Þórsson Ødegård'),
  },
  slavic: {
    given: words('Agnieszka Bożena Łukasz Maruša Ondřej Přemysl Šárka Václav Żaneta Živa'),
    family: words('Błaszczyk Černý Dvořák Gajić Hlaváček Kovačič Łuczak Šimůnek Wiśniewska Žižka'),
  },
  turkish: {
    given: words('Ayşe Çağla Emre Gökçe İlkay Oğuz Özge Şule Tuğba Yiğit'),
    family: words('Akgün Çelik Doğan Güneş İnce Kılıç Özdemir Şahin Uğur Yıldız'),
  },
  vietnamese: {
    given: words('Ánh Bảo Đức Hạnh Hương Khánh Nguyệt Phượng Thắng Tuấn'),
    family: words('Bùi Đặng Đỗ Huỳnh Lê Ngô Nguyễn Phạm Trần Vũ'),
    write: (given, family) => `${family} ${given}`,
  },
  greek: {
    given: words('Αλέξης Δήμητρα Ελένη Θανάσης Ιωάννα Κώστας Μαρία Νίκος Σοφία Χρήστος'),
    family: words('Αγγελόπουλος Βασιλείου Γεωργίου Δημητρίου Ιωάννου Καραγιάννη Μακρής Νικολάου Οικονόμου Σταύρου'),
  },
  cyrillic: {
    given: words('Андрій Богдана Гојко Ђорђе Йорданка Љубица Олексій Ївга Стоян Цветана'),
    family: words('Бойчук Гончаренко Ђурић Живковић Йовчев Ковальчук Њагојевић Петрова Стојанов Шевчук'),
  },
  arabic: {
    given: words('أحمد إيمان خالد زينب سلمى عمر فاطمة كريم ليلى يوسف'),
    family: words('البنا التونسي الجزائري الحسن السعيد الشريف العلوي الفاسي المصري النجار'),
  },
  chinese: {
    given: words('伟 芳 娜 敏 静 建国 晓明 雨欣 子轩 思远'),
    family: words('王 李 张 刘 陈 杨 黄 赵 吴 周'),
    write: familyFirst,
  },
  japanese: {
    given: words('葵 大翔 結衣 蓮 さくら 陽菜 悠真 美咲 翔太 ひかり'),
    family: words('佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 齋藤'),
    write: (given, family) => `${family} ${given}`,
  },
  korean: {
    given: words('민준 서연 도윤 지우 하은 예준 수빈 현우 유진 지호'),
    family: words('김 이 박 최 정 강 조 윤 장 임'),
    write: familyFirst,
  },
  indic: {
    given: words('अर्जुन आशा ईशान उषा कृष्णा दीपक नेहा प्रिया राहुल सीता'),
    family: words('अग्रवाल गुप्ता जोशी थापा पटेल मिश्र वर्मा शर्मा सिंह श्रेष्ठ'),
  },
};

/** A person's name as it is written in that culture. Any likeness to a real player is chance. */
export function drawName(random: Random, culture: Culture): string {
  const { given, family, write } = pools[culture];
  const [first, last] = [random.pick(given), random.pick(family)];
  return write ? write(first, last) : `${first} ${last}`;
}

const cities = words(
  'Ñuñoa Valparaíso Chillán Córdoba Zürich Łódź Malmö Αθήνα Київ Porto Québec İzmir Huế Reykjavík 京都 Rabat',
);
const epithets = words('Atlético Deportivo Real Unión Racing Estrella Rápido Sporting Unidos Águilas Cóndores Delfín');

/** A team's name and city; two draws are rarely, and may be, alike: only ids identify. */
export function drawTeamName(random: Random): { name: string; city: string } {
  const city = random.pick(cities);
  return { name: `${random.pick(epithets)} ${city}`, city };
}
