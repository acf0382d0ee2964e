@echo off
rem Runs Theta's command line from this checkout: builds it on first use, and again when a source is newer.
rem THETA_JAVA_OPTS goes to java, for example: set THETA_JAVA_OPTS=-Xmx8g
setlocal EnableExtensions DisableDelayedExpansion

set "ROOT=%~dp0"
set "TARGET=%ROOT%theta-cli\target"
set "LIB=%TARGET%\dist\lib"
set "STAMP=%TARGET%\theta.stamp"
set "LOG=%TARGET%\theta-build.log"

rem A JDK: JAVA_HOME, else the java in PATH.
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /i /c:" version "') do if not defined VERSION set "VERSION=%%~v"
if not defined VERSION goto nojava
set "MAJOR="
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 goto nojava

rem Is there a whole build, no source newer than its start? PowerShell compares the dates.
set "WHY=(first use only)"
if not exist "%STAMP%" goto build
if not exist "%LIB%\theta-cli-*.jar" goto build
set "WHY=(the sources have changed)"
powershell -NoProfile -Command "$r=$env:ROOT; $t=(Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $f=@(Get-Item ($r+'pom.xml'))+@(Get-Item ($r+'theta-*\pom.xml'))+@(Get-ChildItem ($r+'theta-*\src\main') -Recurse); if (@($f | Where-Object { $_.LastWriteTimeUtc -gt $t }).Count) { exit 1 } else { exit 0 }" >nul 2>nul
if errorlevel 1 goto build
goto run

:build
where mvn >nul 2>nul
if errorlevel 1 goto nomaven
echo building Theta %WHY% ... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
if exist "%STAMP%.new" del "%STAMP%.new"
type nul > "%STAMP%.new"
pushd "%ROOT%"
call mvn -B -Dquick -Dmaven.test.skip=true -Dmaven.compiler.failOnWarning=false -pl theta-cli -am package > "%LOG%" 2>&1 < nul
set "RC=%ERRORLEVEL%"
popd
if not "%RC%"=="0" goto failed
move /y "%STAMP%.new" "%STAMP%" >nul

:run
rem What the archive must be made with to fit. Objects begin with a line of the cache: vectors read from it and not across two.
set "JVM=--add-modules jdk.incubator.vector -XX:+UseSerialGC -XX:ObjectAlignmentInBytes=64 -Xlog:disable -Djava.awt.headless=true"
rem The class-data archive of this JDK: a quicker start, and only an extra.
set "ARCHIVE=%TARGET%\dist\%VERSION%.jsa"
if exist "%ARCHIVE%" goto start
"%JAVA%" %JVM% "-XX:DumpLoadedClassList=%ARCHIVE%.classes" -cp "%LIB%\*" io.bigtheta.cli.Rehearsal "%ARCHIVE%.run" >nul 2>nul
"%JAVA%" %JVM% -Xshare:dump "-XX:SharedClassListFile=%ARCHIVE%.classes" "-XX:SharedArchiveFile=%ARCHIVE%" -cp "%LIB%\*" >nul 2>nul
if exist "%ARCHIVE%.run" rmdir /s /q "%ARCHIVE%.run"
if exist "%ARCHIVE%.classes" del "%ARCHIVE%.classes"
:start
set "SHARE=-Xshare:auto"
if exist "%ARCHIVE%" set SHARE=-Xshare:auto "-XX:SharedArchiveFile=%ARCHIVE%"
"%JAVA%" %JVM% -Xms16m -Xmn24m %SHARE% %THETA_JAVA_OPTS% -cp "%LIB%\*" io.bigtheta.cli.Main %*
exit /b %ERRORLEVEL%

:failed
findstr /b /c:"[ERROR]" "%LOG%" 1>&2
echo theta: build: expected success, got the errors above; the whole log is "%LOG%" 1>&2
exit /b 69

:nojava
echo theta: java: expected a JDK of 17 or newer in JAVA_HOME or PATH, got none; install one (winget install EclipseAdoptium.Temurin.21.JDK) 1>&2
exit /b 69

:nomaven
echo theta: mvn: expected Maven 3.8 or newer in PATH, got none; install Apache Maven and put its bin folder in PATH 1>&2
exit /b 69
