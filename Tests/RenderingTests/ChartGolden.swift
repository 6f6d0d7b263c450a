/// Charts as they are drawn.
enum ChartGolden {
  static let two = """
    A and B
    first day = 100

    200 +
        |
        |                                        *****
    150 +                                *********
        |           **********************
    100 +************
        |   ++++++++++++++++++        +++++++++++
        |                    ++++++++++         ++++++
     50 +
        ++------------+-------------+------------+----
         2024-01   2024-04       2024-07      2024-10

    * A.HK  last 160.0
    + B     last 60.0

    Source: a.csv; 2024-2025

    """

  static let braille = """
    한국 A
    KRW

    40 ┤                         ⢀⡤⠞⠉⠙⠒⠲⠤⢤⣠⠤⠴⠒⠚⠉
       │               ⢀⣠⠤⢤⣀⣀  ⣠⠖⠋
       │             ⣠⠴⠋    ⠈⠉⠙⠁
    20 ┤ ⢀⣠⠴⠚⠉⠉⠉⠓⠒⠦⠤⠞⠁
       │⠚⠉
     0 ┤
       └┬──────────────────────────────────────┬
        2025-02-03                    2025-02-10

    ⠤⠤ A  last 40.0

    """

  static let bars = """
    Plans
    USD a year

    Alibaba 2025 ########> >=17.5 bn USD
    한빛 2025    ########~ ~20 bn USD
    Meta 2025    ##########################.. 60 bn-65 bn USD
    Other        ....| <=10 bn USD
    Exact        ############# 30 bn USD
    Unknown      amount unknown

    #~ about   #> at least   .| at most   #. range

    Divided evenly.

    """

  static let blocks = """
    Plans
    USD a year

    Alibaba 2025 ████████> ≥17.5 bn USD
    한빛 2025    ████████▒ ~20 bn USD
    Meta 2025    ██████████████████████████░░ 60 bn–65 bn USD
    Other        ░░░░| ≤10 bn USD
    Exact        ████████████▉ 30 bn USD
    Unknown      amount unknown

    █▒ about   █> at least   ░| at most   █░ range

    Divided evenly.

    """
}
