@echo off
rem Starts the till of the portable layout on Windows: see the launcher for Linux beside this one
rem in the project (assets/launcher/kaquan-kiosk) and docs\updating.md.
rem Written by the same rules and NOT YET TRIED on a Windows machine.
setlocal enableextensions enabledelayedexpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "KAQUAN_INSTALL=%root%"
if not defined KAQUAN_READY_SECONDS set "KAQUAN_READY_SECONDS=60"
call :read current
call :read previous
call :read next
call :read trying

if /i "%~1"=="--rollback" goto rollback
if defined trying call :forget "%trying%"

if not defined next goto start
if "%next%"=="%current%" goto start
if not exist "%root%\versions\%next%\Kaquan Kiosk.exe" goto start
move /y "%root%\next" "%root%\trying" >nul
del "%root%\ready" 2>nul
start "" "%root%\versions\%next%\Kaquan Kiosk.exe" %*
set /a waited=0
:wait
call :read ready
if "%ready%"=="%next%" goto proven
set /a waited+=1
if %waited% geq %KAQUAN_READY_SECONDS% goto late
timeout /t 1 /nobreak >nul
goto wait

:proven
call :put previous "%current%"
call :put current "%next%"
del "%root%\trying"
for /d %%v in ("%root%\versions\*") do if not "%%~nxv"=="%next%" if not "%%~nxv"=="%current%" rd /s /q "%%v"
exit /b 0

:late
rem Only processes of the version on trial, by their path.
powershell -NoProfile -Command "Get-Process | Where-Object { $_.Path -like (Join-Path $env:KAQUAN_INSTALL 'versions\%next%\*') } | Stop-Process -Force"
call :forget "%next%"
goto start

:start
if not exist "%root%\versions\%current%\Kaquan Kiosk.exe" (
  echo kaquan-kiosk: versions\%current% is not there 1>&2
  exit /b 1
)
start "" "%root%\versions\%current%\Kaquan Kiosk.exe" %*
exit /b 0

:rollback
if not defined previous (
  echo kaquan-kiosk: there is no version before this one 1>&2
  exit /b 1
)
del "%root%\next" 2>nul
>>"%root%\failed" echo %current%
call :put previous "%current%"
call :put current "%previous%"
echo kaquan-kiosk: version %previous% is in use again; it starts the next time 1>&2
exit /b 0

:forget
echo kaquan-kiosk: version %~1 was not ready within %KAQUAN_READY_SECONDS% s, going back to %current% 1>&2
>>"%root%\failed" echo %~1
del "%root%\trying" 2>nul
exit /b 0

:read
set "%~1="
if exist "%root%\%~1" set /p %~1=<"%root%\%~1"
exit /b 0

:put
>"%root%\%~1.new" echo %~2
move /y "%root%\%~1.new" "%root%\%~1" >nul
exit /b 0
