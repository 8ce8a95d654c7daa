/// Texts with made-up secrets in every place where people have them. A canary begins with `Zq9` or stands in `hidden`.
enum SecretShapes {
  /// Parts of the texts below that must never be seen.
  static let canaries = ["Zq9", "Kd7x"]

  static let all: [String] = envFiles + commands + apart + structures + kubernetes + headers + shapes + comments + sources

  static let envFiles = [
    "OIDC_CLIENT_SECRET=Zq9canary0", "OIDC_CLIENT_SECRET=|Zq9canary", "OIDC_CLIENT_SECRET=>Zq9canary",
    "OIDC_CLIENT_SECRET=|\n", "DB_PASS=Zq9", "DBPASS=Zq9", "LDAP_PWD=Zq9", "SLACK_TOKEN=Zq9", "FERNET_KEY=Zq9",
    "MY_SECRET=Zq9", "SMTP_PASSWORD=Zq9 two words", "API_KEY=Zq9", "A_SECRET = Zq9", "A_SECRET= Zq9", "A_SECRET=\tZq9",
    "export A=1 SECRET=Zq9canary", "export SECRET=Zq9", "declare -x DB_PASSWORD=\"Zq9\"", "declare -x TOKEN=Zq9",
    "typeset -x TOKEN=Zq9", "readonly DB_PASSWORD=Zq9", "DB_PASSWORD+=Zq9", "DB_PASSWORD?=Zq9", "DB_PASSWORD:=Zq9",
    "DB_PASSWORD=${A}Zq9", "DB_PASSWORD=${A:-Zq9}", "DB_PASSWORD=${A-Zq9}", "DB_PASSWORD=${A:?Zq9}",
    "DB_PASSWORD=${A:=Zq9}", "DB_PASSWORD=${A:+Zq9}", "DB_PASSWORD=${A:-${B:-Zq9}}", "DB_PASSWORD=${A:-\"Zq9\"}",
    "DB_PASSWORD=\"a\\\"Zq9\nZq9b\"\nNEXT=shown", "DB_PASSWORD='Zq9\nZq9'\n", "DB_PASSWORD='abc'Zq9",
    "DB_PASSWORD=\"abc\"Zq9", "DB_PASSWORD=\"abc\"'Zq9'", "DB_PASSWORD=abc # was Zq9", "DB_PASSWORD=\"abc\" # was Zq9",
    "DB_PASSWORD=abc # Zq9", "DB_PASSWORD=abc#Zq9", "DB_PASSWORD=#Zq9", "\u{FEFF}DB_PASSWORD=Zq9",
    "\u{00A0}DB_PASSWORD=Zq9", "\u{2003}DB_PASSWORD=Zq9", "A=1\rDB_PASSWORD=Zq9\rB=2", "A=1\r\nDB_PASSWORD=Zq9\r\n",
    "\"DB_PASSWORD=Zq9 two\"", "'DB_PASSWORD=Zq9 two'", "- DB_PASSWORD=Zq9", "- \"DB_PASSWORD=Zq9 two\"",
    "set DB_PASSWORD=Zq9", "ENV DB_PASSWORD=Zq9 B=1", "ARG DB_PASSWORD=Zq9", "Environment=DB_PASSWORD=Zq9",
    "Environment=\"A=1\" \"DB_PASSWORD=Zq9 x\" \"B=2\"", "spring.datasource.password=Zq9", "spring.ldap.password: Zq9",
    "OPENMETADATA_OPTS=\"-Djavax.net.ssl.trustStorePassword=Zq9\"", "JAVA_OPTS=-Dx.keyPassword=Zq9 -Da=b",
    "OPTS=\"-Da=b -Ddb.password=Zq9 -Dc=d\"", "DB_PASSWORD=$Zq9canary", "DB_PASSWORD={Zq9", "DB_PASSWORD=[Zq9",
    "DB_PASSWORD=*Zq9", "DB_PASSWORD=&Zq9", "DB_PASSWORD=!Zq9", "DB_PASSWORD=Zq9,Zq9", "DB_PASSWORD=true Zq9",
    "DB_PASSWORD=https://Zq9", "DB_PASSWORD=/Zq9abc/Zq9", "PASSWORD_OLD=Zq9", "CLIENT_SECRET_2=Zq9", "SECRET_VALUE=Zq9",
    "OM_SM_ACCESS_KEY=Zq9", "PGPASSWORD=Zq9 psql -h db", "_authToken=Zq9", "//registry.test/:_authToken=Zq9",
  ]

  static let commands = [
    "docker run -e DB_PASSWORD=Zq9 image", "docker run --env DB_PASSWORD=Zq9 image", "docker run -e \"A_TOKEN=Zq9 b\" image",
    "helm upgrade x y --set a.b.password=Zq9,c=d", "helm upgrade --set-string 'oidc.clientSecret=Zq9' x",
    "helm install x y --set a=b,global.clientSecret=Zq9", "kubectl create secret generic x --from-literal=foo=Zq9",
    "kubectl create secret generic x --from-literal foo='Zq9 b'", "kubectl create secret generic x \\\n  --from-literal=a=Zq9",
    "kubectl create secret docker-registry r --docker-password=Zq9", "curl -u admin:Zq9 https://om.test",
    "curl --user 'admin:Zq9 x' https://om.test", "curl \\\n  -u admin:Zq9 \\\n  https://om.test",
    "curl -H 'Authorization: Bearer Zq9canary' https://om.test", "curl -H \"X-Api-Key: Zq9canary\" https://om.test",
    "docker login -u me -p Zq9 registry.test", "mysql -uroot -pZq9 db", "sshpass -p Zq9 ssh host",
    "server --password Zq9", "server --password=Zq9", "server --client-secret \"Zq9\" --port 80",
    "args: [\"--password\", \"Zq9\"]", "command:\n  - server\n  - --password\n  - Zq9\n", "java -Dom.secret=Zq9 -jar a.jar",
    "CREATE USER om IDENTIFIED BY 'Zq9'", "ALTER USER om WITH PASSWORD 'Zq9';", "requirepass Zq9canary0",
    "machine host login me password Zq9canary0", "{\"command\": [\"sh\", \"-c\", \"run --token=Zq9 x\"]}",
  ]

  static let apart = [
    "- name: OIDC_CLIENT_SECRET\n  value: Zq9\n", "- value: Zq9\n  name: OIDC_CLIENT_SECRET\n",
    "extraEnvs:\n  - name: OIDC_CLIENT_SECRET\n    value: \"Zq9\"\n", "env: [{name: DB_PASSWORD, value: Zq9}]",
    "env: [{value: Zq9, name: DB_PASSWORD}]", "[{\"name\":\"OIDC_CLIENT_SECRET\",\"value\":\"Zq9\"}]",
    "[{\"value\":\"Zq9\",\"name\":\"OIDC_CLIENT_SECRET\"}]",
    "{\"environment\": [\n  {\n    \"name\": \"DB_PASSWORD\",\n    \"value\": \"Zq9\"\n  }\n]}",
    "{\"environment\": [\n  {\n    \"value\": \"Zq9\",\n    \"name\": \"DB_PASSWORD\"\n  }\n",
    "helm:\n  parameters:\n    - name: openmetadata.config.oidcConfiguration.clientSecret\n      value: Zq9\n",
    "set_sensitive {\n  name  = \"x.y\"\n  value = \"Zq9\"\n}\n", "set_sensitive {\n  value = \"Zq9\"\n  name = \"x.y\"\n}\n",
    "set_sensitive = [\n  {\n    name = \"x.y\"\n    value = \"Zq9\"\n  },\n  {\n    name = \"z\"\n    value = \"Zq9\"\n  }\n]\n",
    "set {\n  name  = \"oidc.clientSecret\"\n  value = \"Zq9\"\n}\n",
    "variable \"db_password\" {\n  type = string\n  default = \"Zq9\"\n}\n", "variable \"db_password\" { default = \"Zq9\" }",
    "# - name: OIDC_CLIENT_SECRET\n#   value: Zq9\n", "# - value: Zq9\n#   name: OIDC_CLIENT_SECRET\nx: 1\n",
    "{{- if .Values.x }}\n- name: OIDC_CLIENT_SECRET\n  value: Zq9\n{{- end }}\n",
    "{{- if .Values.x }}\n- value: \"Zq9\"\n  name: OIDC_CLIENT_SECRET\n{{- end }}\n",
    "<property name=\"db.password\" value=\"Zq9\"/>", "<add key=\"Password\" value=\"Zq9\"/>",
    "<property value=\"Zq9\" name=\"db.password\"/>", "<password>Zq9</password>", "<clientSecret>\n</clientSecret>",
    "[{\"ParameterKey\": \"DbPassword\", \"ParameterValue\": \"Zq9\"}]", "[{\"key\": \"Authorization\", \"value\": \"Zq9\"}]",
    "- {name: DB_PASSWORD, value: \"${A:-Zq9}\"}", "- name: DB_PASSWORD\n  value: |\n    Zq9\n",
    "- name: DB_PASSWORD\n  value: >-\n    Zq9\n    Zq9\n- name: A\n  value: shown\n",
  ]

  static let structures = [
    "{a: 1, password: Zq9, b: 2}", "{a: 1, password: 'Zq9', b: 2}", "{\"a\":1,\"password\":\"Zq9\"}",
    "{\"authenticationConfiguration\":{\"ldapConfiguration\":{\"dnAdminPassword\":\"Zq9\"}}}", "{\"\\u0070assword\": \"Zq9\"}",
    "\"\\x70assword\": Zq9", "password:\n  Zq9\n", "password: # note\n  Zq9\n", "\"password\":\n  \"Zq9\"\n",
    "{\"password\":\n\"Zq9\"}", "password: &pw Zq9", "password: !!str Zq9", "password: &pw !!str \"Zq9\"",
    "x: &pw Zq9\ndb:\n  password: *pw\n", "passwords:\n  - Zq9\n  - \"Zq9\"\n", "passwords:\n- Zq9\n", "passwords: [Zq9, 'Zq9']",
    "tokens: {a: Zq9}", "passwords:\n  admin: Zq9\n", "password: {value: Zq9}", "password:\n  value: Zq9\n",
    "clientSecret:\n  from:\n    value: Zq9\n", "privateKey: |\n  Zq9\n  Zq9\nplain: shown\n", "secret: >-\n  Zq9\n",
    "secret: |2-\n    Zq9\n", "secret: \"Zq9\n  Zq9\"\n", "secret: Zq9\n  Zq9\n", "secret: 'it''s Zq9'", "secret: \"\\\"Zq9\"",
    "config: '{\"password\": \"Zq9\"}'", "config: \"{\\\"password\\\": \\\"Zq9\\\"}\"",
    "config: \"{\\\"a\\\": [{\\\"name\\\": \\\"DB_PASSWORD\\\", \\\"value\\\": \\\"Zq9\\\"}]}\"",
    "data:\n  openmetadata.yaml: |\n    oidcConfiguration:\n      secret: Zq9\n      list:\n        - value: Zq9\n          name: A_TOKEN\n",
    "data:\n  om.env: |\n    A=1\n    DB_PASSWORD=Zq9\n", "secret: abc # was Zq9", "secret: \"abc\" # old: Zq9",
    "secretKey: Zq9Abc0DEF", "{\"password\": 1, \"password\": \"Zq9\"}", "a: [\n  password: Zq9\n", "a: {\"password\": \"Zq9\"",
    "{\"a\": 1}\n{\"password\": \"Zq9\"}\n", "a: 1\n---\npassword:\n  - Zq9\n---\n{{ broken\n",
    "secrets: {dbPass: Zq9}", "secrets:\n  - Zq9Canary0\n", "password = \"Zq9\"", "db.password = Zq9", "'password' => 'Zq9',",
    "os.environ[\"DB_PASSWORD\"] = \"Zq9\"", "connect(user=\"a\", password=\"Zq9\", host=\"b\")", "password: {{ .Values.x | default \"Zq9\" }}",
    "{{- range }}\npassword:\n  Zq9\n{{- end }}\n", "{{- range }}\npasswords:\n  - Zq9\n{{- end }}\n",
    "Server=x;User Id=a;Password=Zq9;Database=y", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zq9==;EndpointSuffix=x",
  ]

  static let kubernetes = [
    "kind: Secret\ndata:\n  a: Zq9canary\n", "kind: Secret\nstringData:\n  client-id: Zq9\n  b: |\n    Zq9\n",
    "apiVersion: v1\nstringData: {a: Zq9}\nkind: Secret\n", "{\"kind\":\"Secret\",\"data\":{\"a\":\"Zq9\"}}",
    "kind: List\nitems:\n- kind: Secret\n  data:\n    a: Zq9\n", "kind: SecretList\nitems:\n- kind: Secret\n  stringData:\n    a: Zq9\n",
    "metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {\"kind\":\"Secret\",\"stringData\":{\"a\":\"Zq9\"}}\n",
    "metadata:\n  annotations:\n    last-applied: '{\"kind\":\"Secret\",\"data\":{\"a\":\"Zq9\"}}'\n",
    "kind: Secret\nstringData:\n  a: {{ .Values.x }}\n  b: Zq9\n", "# kind: Secret\n# data:\n#   a: Zq9\n",
    "{{- if .Values.x }}\nkind: Secret\nstringData:\n  a: Zq9\n{{- end }}\n", "kind: Secret\ndata:\n  a: &a Zq9\n",
    "a: 1\n---\nkind: Secret\ndata:\n  a: \"Zq9\"\n", "secretGenerator:\n  - name: x\n    literals:\n      - foo=Zq9\n",
    "kind: Secret\nstringData:\n  a: true Zq9\n  b: https://Zq9.test\n  c: /Zq9/a\n",
  ]

  static let headers = [
    "Authorization: Bearer Zq9canary", "Authorization: Basic Zq9canary==", "authorization: Zq9 canary", "Cookie: a=Zq9; b=Zq9",
    "Set-Cookie: JSESSIONID=Zq9; Path=/", "X-Api-Key: Zq9", "Proxy-Authorization: Basic Zq9canary", "say Bearer Zq9canary now",
    "> authorization: Bearer Zq9canary", "{\"headers\": {\"Authorization\": \"Bearer Zq9canary\"}}", "X-Auth-Token: Zq9",
    "log: sent Basic Zq9canary== to host", "headers: 'Authorization: token Zq9canary0'", "SSWS Zq9canary0",
  ]

  static let shapes = [
    "say eyJKd7xIUzI1NiJ9.eyJzdWIiOiJhIn0.Kd7xabcdef here", "x: eyJKd7xhbGciOiJub25lIn0.eyJhIjoxfQ.", "AKIAKD7XKd7xQQQQQQQQ",
    "id AKIAKd7xABCDEFGHIJ12", "plain wJalrKd7xEMI/K7MDENG/bPxRfiCYEXAMPLE123", "ghp_Kd7x0123456789abcdefghij", "glpat-Kd7x0123456789abcd",
    "xoxb-Kd7x-0123456789", "AIzaKd7x0123456789abcdefghijklmnopqr", "GOCSPX-Kd7x0123456789abc", "sk_live_Kd7x0123456789",
    "npm_Kd7x0123456789abcdefghijklmnopqr", "hvs.Kd7x0123456789abcdef", "SG.Kd7x0123456789.abcdefghijklmnopqrst",
    "-----BEGIN PRIVATE KEY-----\nKd7x\nKd7x\n-----END PRIVATE KEY-----\n",
    "# -----BEGIN RSA PRIVATE KEY-----\n# Kd7x\n# -----END RSA PRIVATE KEY-----\n",
    "cert: \"-----BEGIN EC PRIVATE KEY-----\\nKd7x\\n-----END EC PRIVATE KEY-----\\n\"",
    "-----BEGIN OPENSSH PRIVATE KEY-----\nKd7x", "hash: $2b$12$Kd7x0123456789abcdefghijklmnopqrstuv",
    "url: postgres://me:Zq9@host/db", "url: https://Zq9canary@host/x", "redis://:Zq9@h1,redis://:Zq9@h2", "jdbc:mysql://a:Zq9@db/x",
    "postgres://u:p/Zq9@host/db", "postgres://u:p@Zq9@host/db", "dsn me:Zq9@tcp(host:3306)/db", "git clone https://me:Zq9@git.test/x",
    "see https://hooks.slack.com/services/T0/B0/Zq9", "https://discord.com/api/webhooks/1/Zq9", "https://x.webhook.office.com/a/Zq9",
    "https://chat.test/hooks/Zq9canary0123456789", "https://api.telegram.org/bot1:Zq9/send", "https://a.test/x?access_token=Zq9&b=c",
    "https://a.test/?a=b&sig=Zq9", "https://a.test/?client_secret=Zq9#x", "https://s3.test/x?X-Amz-Signature=Zq9&X-Amz-Expires=1",
    "{\"auths\": {\"r.test\": {\"auth\": \"Zq9canary==\"}}}", "SharedAccessKeyName=a;SharedAccessKey=Zq9=", ".dockerconfigjson: Zq9canary",
  ]

  static let comments = [
    "# password: Zq9", "# OIDC_CLIENT_SECRET=Zq9", "#OIDC_CLIENT_SECRET=\"Zq9\"", "// \"password\": \"Zq9\"", "; password = Zq9",
    "# the password is Zq9canary0", "# old secret was Zq9canary0", "<!-- password: Zq9 -->", "# privateKey: |\n#   Zq9\n#   Zq9\n",
    "# passwords:\n#   - Zq9\n", "a: 1 # Bearer Zq9canary", "a: 1 # token=Zq9", "a: 1 # postgres://u:Zq9@h/d", "#  - DB_PASSWORD=Zq9",
    "-OIDC_CLIENT_SECRET=Zq9\n+OIDC_CLIENT_SECRET=Zq9\n", "a: 1 # see https://hooks.slack.com/services/a/b/Zq9",
  ]

  static let sources = [
    "const clientSecret = 'Zq9';", "let apiKey: \"Zq9\",", "String password=\"Zq9\";", "password := \"Zq9\"", "$env:DB_PASSWORD = 'Zq9'",
    "login(password: 'Zq9')", "[server]\npassword = Zq9\n", "admin.password=Zq9\\\n", "keystore_pass: \"Zq9\"", "ssl.key.password=Zq9",
  ]
}
